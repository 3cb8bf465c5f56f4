// Draws every page, and the two pictures of the README: node pictures.mjs FOLDER, with the environment that
// support.mjs tells of.
import { mkdirSync } from 'node:fs';
import { endBrowser, newPage, startBrowser, states } from './support.mjs';

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
await startBrowser();

const readme = await newPage({ viewport: { width: 1120, height: 760 } });
for (const [name, address] of Object.entries({
  search: '/search?q=withdraw',
  statement: '/statement?id=npt-rc-2022-aus-2022-08-11&q=withdraw',
})) {
  await readme.goto(address);
  await readme.screenshot({ path: `${folder}/${name}.png` });
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 320]) {
    const page = await newPage({ colorScheme, viewport: { width, height: 800 } });
    for (const [name, address] of Object.values(states).flatMap(Object.entries)) {
      await page.goto(address);
      const file = `${name.replaceAll(/[ ,]+/g, '-')}-${colorScheme}-${width}.png`;
      await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
    }
  }
}
await endBrowser();
