// Everything works without this file. It saves a reload when the look is changed, leads the eye to errors, keeps drafts, follows long work.
(function () {
  'use strict';
  var root = document.documentElement;

  function keep(name, value) {
    document.cookie = 'yl_' + name + '=' + value + ';path=/;max-age=31536000;samesite=lax' + (location.protocol === 'https:' ? ';secure' : '');
  }

  // Text size, dark, high contrast: the buttons of form.prefs.
  document.addEventListener('click', function (event) {
    var button = event.target.closest('.prefs button');
    if (!button) return;
    event.preventDefault();
    var name = button.name, value = button.value, usual = value === 'std' || value === 'light' || value === 'normal';
    if (usual) root.removeAttribute('data-' + name); else root.setAttribute('data-' + name, value);
    keep(name, value);
    document.querySelectorAll('.prefs button[name=' + name + ']').forEach(function (b) {
      var toggle = b.dataset.toggle;
      b.setAttribute('aria-pressed', String(toggle ? !usual : b.value === value));
      if (toggle) b.value = usual ? toggle : b.dataset.usual;
    });
    var said = document.getElementById('pref-said');
    if (said) said.textContent = '已切换：' + (usual && name !== 'size' ? '普通显示' : button.textContent.trim());
  });

  // Menus close on Escape and on a click elsewhere.
  function close(except) {
    document.querySelectorAll('details.menu[open]').forEach(function (menu) { if (menu !== except) menu.open = false; });
  }
  document.addEventListener('click', function (event) { close(event.target.closest('details.menu')); });
  document.addEventListener('keydown', function (event) {
    var menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
  });

  // Buttons that print the page.
  document.addEventListener('click', function (event) { if (event.target.closest('[data-print]')) print(); });

  // Drafts: a few seconds after the last key, and when the page is left.
  var dirty = new Map();
  function send(form) {
    clearTimeout(dirty.get(form));
    dirty.delete(form);
    var body = new FormData(form);
    Array.from(form.querySelectorAll('input[type=file]')).forEach(function (f) { body.delete(f.name); });
    var mark = form.querySelector('[data-draft-mark]');
    function say(text) { if (mark) mark.textContent = text; }
    fetch('/drafts', { method: 'POST', body: body, keepalive: true, redirect: 'manual' }).then(function (answer) {
      if (answer.status === 204) say('草稿已保存');
      else if (answer.type === 'opaqueredirect') say('您离开得久了，草稿没有存上。请照常提交，登录以后接着填。');
      else say('草稿没有存上，先不要关闭这个页面。');
    }, function () { say('网络断了，草稿没有存上，先不要关闭这个页面。'); });
  }
  document.addEventListener('input', function (event) {
    var form = event.target.closest('form[data-draft]');
    if (!form) return;
    clearTimeout(dirty.get(form));
    dirty.set(form, setTimeout(send, 3000, form));
  });
  document.addEventListener('submit', function (event) { clearTimeout(dirty.get(event.target)); dirty.delete(event.target); });
  addEventListener('pagehide', function () { dirty.forEach(function (_, form) { send(form); }); });

  // Long work: ask again every few seconds; when it is over, load the page once more.
  function poll(box) {
    setTimeout(function () {
      fetch(location.href, { headers: { accept: 'text/html' } }).then(function (answer) { return answer.text(); }).then(function (text) {
        var next = new DOMParser().parseFromString(text, 'text/html').getElementById(box.id);
        if (!next || !next.dataset.poll) { location.reload(); return; }
        box.replaceWith(next);
        poll(next);
      }, function () { poll(box); });
    }, box.dataset.poll * 1000);
  }

  document.addEventListener('DOMContentLoaded', function () {
    var errors = document.getElementById('errs');
    if (errors) errors.focus();
    document.querySelectorAll('[data-poll]').forEach(poll);
  });
})();
