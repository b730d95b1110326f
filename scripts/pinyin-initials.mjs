// Makes src/Kernel/pinyin-initials.txt: one letter per character from U+4E00 to U+9FFF, "?" where the collation has none.
// Source: Unicode CLDR Chinese pinyin collation (Unicode licence), through Intl.Collator. Run: node scripts/pinyin-initials.mjs
import { writeFileSync } from 'node:fs';

const collator = new Intl.Collator('zh-u-co-pinyin');
// The first character of each initial in pinyin order; i, u and v begin no syllable.
const first = [...'吖八嚓咑妸发旮铪丌咔垃妈拏噢妑七呥仨他屲夕丫帀'];
const letters = [...'abcdefghjklmnopqrstwxyz'];
let table = '';
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const character = String.fromCodePoint(code);
  let letter = '?';
  for (let i = 0; i < first.length; i++) if (collator.compare(character, first[i]) >= 0) letter = letters[i];
  table += letter;
}
writeFileSync('src/Kernel/pinyin-initials.txt', table);
