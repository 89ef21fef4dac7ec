/** @file Each format, and names in it that would be markup, commands or formulas. */
import { expect, test } from 'vitest';
import { formatTable } from '../../src/experiment/formats/table.js';
import type { ResultTable } from '../../src/experiment/result-table.js';
import { tableOf } from '../../src/experiment/table.js';
import { seeded } from './runs.js';

const table = tableOf([...seeded([0.4, 0.6], { method: 'l2t-ww' }), ...seeded([0.25, 0.35])]);

/** The table of one row that has this name. */
function named(name: string): ResultTable {
  const [section] = table.sections;
  const rows = section?.rows.slice(0, 1).map((row) => ({ ...row, label: name, axes: [name] })) ?? [];
  return { ...table, sections: [{ title: name, baseline: name, rows }] };
}

test('text has aligned columns, and a mark for what is not told from the best', () => {
  const [to, heading, scratch, transfer] = formatTable.text(table).split('\n');
  expect(to).toBe('Differences are to "scratch".');
  expect(heading).toMatch(/^method +test accuracy \(%\) +difference \(95% interval\) +p /);
  expect(scratch).toMatch(/^scratch +30\.00 ± 7\.07 \(n = 2\) \? +4\.58 +10\.0 +4$/);
  expect(transfer).toMatch(
    /^l2t-ww +50\.00 ± 14\.14 \(n = 2\) \* +\+20\.00 \[-43\.53, \+83\.53\] +too few seeds to tell +5\.00 /,
  );
});

test('text spells out what would control a terminal', () => {
  expect(formatTable.text(named('a\u001b[31m\nb'))).toContain('\na\\u001b[31m\\u000ab ');
});

test('Markdown has a rule of alignment and bold numbers', () => {
  const text = formatTable.markdown(table);
  expect(text).toContain('| :-- | --: | --: | --: | --: | --: | --: |');
  expect(text).toContain('**50.00 ± 14.14 \\(n = 2\\)**');
});

test('a name in Markdown makes no column, link or HTML', () => {
  const text = formatTable.markdown(named('a|b [c](https://d) <img src=x>\n*e*'));
  expect(text).toContain('| a\\|b \\[c\\]\\(https&#58;//d\\) &lt;img src=x\\>\\\\u000a\\*e\\* |');
});

test('LaTeX has rules of booktabs and bold numbers', () => {
  const text = formatTable.latex(table);
  for (const rule of ['\\toprule', '\\midrule', '\\bottomrule']) expect(text).toContain(rule);
  expect(text).toContain('\\textbf{50.00 \\ensuremath{\\pm} 14.14 (n = 2)}');
});

test('a name in LaTeX is no command', () => {
  const text = formatTable.latex(named('\\input{x} 5% $a_b^c & #~'));
  expect(text).toContain(
    '\\textbackslash{}input\\{x\\} 5\\% \\$a\\_b\\textasciicircum{}c \\& \\#\\textasciitilde{} &',
  );
});

test('a comment in LaTeX stays one line', () => {
  expect(formatTable.latex(named('a\n\\input{x}'))).not.toMatch(/^\\input/m);
});

test('CSV has a row a group with the accuracy of every seed', () => {
  const [titles, scratch] = formatTable.csv(table).split('\n');
  expect(titles).toMatch(/^section,baseline,label,method,n,test_accuracy,.*,seed_0,seed_1$/);
  expect(scratch).toMatch(/^,scratch,scratch,scratch,2,0\.3,.*,0\.25,0\.35$/);
});

test('a name in CSV is quoted and no formula', () => {
  const text = formatTable.csv(named('=HYPERLINK("x"),\n1'));
  expect(text).toContain('"\'=HYPERLINK(""x""),\n1"');
});

test('JSON holds every value of every seed', () => {
  const { sections } = JSON.parse(formatTable.json(table));
  expect(sections[0].rows[1].seeds).toMatchObject([
    { seed: 0, testAccuracy: 0.4 },
    { seed: 1, testAccuracy: 0.6 },
  ]);
});
