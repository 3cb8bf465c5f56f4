// axe-core against WCAG 2.2 AA on every page and in every state of one; and none is wider than a telephone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { endBrowser, newPage, startBrowser, states, violations } from './support.mjs';

before(startBrowser);
after(endBrowser);

const ways = {
  'in the light': {},
  'in the dark, in Arabic, on a telephone': {
    colorScheme: 'dark',
    locale: 'ar',
    viewport: { width: 320, height: 640 },
  },
};

for (const [part, pages] of Object.entries(states)) {
  for (const [way, options] of Object.entries(ways)) {
    test(`${part} shuts nobody out ${way}`, async () => {
      const page = await newPage(options);
      const found = [];
      for (const [name, address] of Object.entries(pages)) {
        await page.goto(address);
        await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
        for (const each of await violations(page)) found.push(`${name}: ${each}`);
        const [wide, room] = await page.evaluate(() => [document.scrollingElement.scrollWidth, innerWidth]);
        if (wide > room) found.push(`${name} is ${wide} pixels wide`);
      }
      assert.deepEqual(found, []);
      assert.deepEqual(page.complaints, []);
    });
  }
}
