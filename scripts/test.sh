#!/usr/bin/env bash
# Runs every test: unit, web on SQLite and on PostgreSQL, browser, crash. Installs the Debian packages the tests need, if missing.
# Options: --only Unit|Architecture|Web|WebPostgreSql|Browser|Crash   --crash N (kills; 20 if not given)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

only=""
kills=20
while [ $# -gt 0 ]; do
  case "$1" in
    --only) only=$2; shift 2 ;;
    --crash) kills=$2; shift 2 ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
done

declare -A packages=([chromium]=chromium [soffice]=libreoffice-calc-nogui [fc-list]=fontconfig)
missing=()
for command in "${!packages[@]}"; do command -v "$command" >/dev/null || missing+=("${packages[$command]}"); done
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
{ command -v fc-list >/dev/null && fc-list :lang=zh | grep -q .; } || missing+=(fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ]; then
  sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo"
  echo "Installing for the tests: ${missing[*]}"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

work=$(mktemp -d)
chmod 755 "$work"
postgres_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
as_postgres() { if [ "$(id -u)" = 0 ]; then setsid runuser -u postgres -- "$@"; else "$@"; fi; }
finish() {
  [ ! -d "$work/pg" ] || as_postgres "$postgres_bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT

start_postgres() {
  mkdir "$work/pg" "$work/socket"
  [ "$(id -u)" != 0 ] || chown postgres "$work/pg" "$work/socket"
  as_postgres "$postgres_bin/initdb" -D "$work/pg" -U yinling --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null
  port=$((20000 + RANDOM % 20000))
  as_postgres "$postgres_bin/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" -o "-p $port -k $work/socket -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=256MB" start >/dev/null
  postgres="Host=127.0.0.1;Port=$port;Username=yinling;Database=postgres;Maximum Pool Size=20"
}

passed=0 failed=0 skipped=0 broken=0
run() { # name, project, arguments…
  local name=$1 project=$2
  shift 2
  [ -z "$only" ] || [ "$only" = "$name" ] || return 0
  local started=$SECONDS report="$work/$name.xml" status=0
  "artifacts/bin/$project/release/Yinling.$project" -xml "$report" -noColor -parallel none "$@" > "$work/$name.log" 2>&1 || status=$?
  # Passed and not total: tests that run only when asked for count in the total.
  local total fail skip pass
  pass=$(grep -o '<assembly [^>]*' "$report" 2>/dev/null | grep -o ' passed="[0-9]*"' | grep -o '[0-9]*' || echo 0)
  fail=$(grep -o '<assembly [^>]*' "$report" 2>/dev/null | grep -o ' failed="[0-9]*"' | grep -o '[0-9]*' || echo 0)
  skip=$(grep -o '<assembly [^>]*' "$report" 2>/dev/null | grep -o ' skipped="[0-9]*"' | grep -o '[0-9]*' || echo 0)
  total=$((pass + fail + skip))
  if [ "${total:-0}" -eq 0 ] || { [ "$status" -ne 0 ] && [ "${fail:-0}" -eq 0 ]; }; then
    broken=$((broken + 1))
    echo "$name: did not run to its end (exit $status)"
    tail -n 60 "$work/$name.log"
  elif [ "$fail" -gt 0 ]; then
    grep -A 25 '\[FAIL\]' "$work/$name.log" | head -n 200 || true
  fi
  passed=$((passed + total - fail - skip)) failed=$((failed + fail)) skipped=$((skipped + skip))
  echo "$name: $((total - fail - skip)) passed, $fail failed, $skip skipped, $((SECONDS - started)) s"
}

echo "Building"
dotnet build Yinling.slnx -c Release -v q -nologo
unset YINLING_DATABASE YINLING_TEST_DATABASE YINLING_DATA YINLING_SCHEMA
run Architecture Architecture
run Unit Unit
run Web Web
if [ -z "$only" ] || [ "$only" = WebPostgreSql ]; then
  start_postgres
  YINLING_TEST_DATABASE="$postgres" run WebPostgreSql Web
fi
run Browser Browser
YINLING_CRASH_KILLS=$kills run Crash Crash

failed=$((failed + broken))
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ]
