/** @file The page of a panel lets nothing in but its own bundle. */
import { expect, test } from 'vitest';
import { pageOf } from '../../src/extension/studio/html.js';

const parts = {
  source: 'https://own.example',
  script: 'https://own.example/webview.js',
  style: 'https://own.example/webview.css',
  title: 'Studio: <img src=x onerror="alert(1)">',
  nonce: 'abc',
} as const;
const page = pageOf({ ...parts, language: 'en' });
const policy = /Content-Security-Policy" content="([^"]*)"/u.exec(page)?.[1] ?? '';

test('all that is not named is forbidden, and nothing unsafe is named', () => {
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'nonce-abc'",
    "style-src https://own.example 'nonce-abc'",
    'img-src https://own.example data:',
    'font-src https://own.example',
  ]);
});

test('every script carries the nonce and has no text of its own', () => {
  expect(page.match(/<script[^>]*>[^<]*/gu)).toEqual([
    '<script type="module" nonce="abc" src="https://own.example/webview.js">',
  ]);
});

test('the title of an experiment cannot bring markup into the page', () => {
  expect(page).not.toContain('<img');
});

test('translations come as data that no text in them can end', () => {
  const nasty = { Stop: '</script><script>alert(1)</script>', Pause: '<!-- "Pause" & \\' };
  const translated = pageOf({ ...parts, language: 'de', translations: nasty });
  const block = /<script type="application\/json" id="translations">([^<]*)<\/script>/u.exec(translated)?.[1];
  expect(JSON.parse(block ?? '')).toEqual(nasty);
  expect(translated.match(/<script/gu)).toHaveLength(2);
  expect(translated).toContain('<html lang="de">');
});
