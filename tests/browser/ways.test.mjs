// The same pages for readers who use them in other ways: without scripts, by keyboard, on a telephone,
// in the dark, on paper, from right to left.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { endBrowser, newPage, startBrowser, violations } from './support.mjs';

before(startBrowser);
after(endBrowser);

/** What has the focus: its name, whether it is seen to have it, and whether it is on the screen. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      tag: element.tagName,
      name: (element.textContent || element.getAttribute('name') || '').trim(),
      href: element.getAttribute('href') ?? '',
      outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      onScreen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    };
  });
}

/** Tab until something is reached; every stop on the way shows its focus. */
async function tabTo(page, wanted, most = 120) {
  for (let step = 0; step < most; ++step) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here.tag === 'BODY') continue;
    assert.ok(here.outlined && here.onScreen, `focus is not seen: ${JSON.stringify(here)}`);
    if (wanted(here)) return here;
  }
  assert.fail('the keyboard does not get there');
}

test('all is there without scripts', async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto('/');
  await page.getByRole('searchbox').fill('withdraw');
  await page.getByRole('searchbox').press('Enter');
  await page.locator('#facet-country').getByRole('link', { name: 'Australia' }).click();
  await page.locator('.hits h2 a').first().click();
  await page.getByRole('heading', { level: 1, name: 'Australia' }).waitFor();
  assert.equal(await page.locator('button.copy').isVisible(), false, 'no button that does nothing');
  await page.getByRole('link', { name: 'BibTeX' }).waitFor();
  await page.getByRole('link', { name: 'Back to the results' }).click();
  await page.getByRole('link', { name: 'Over time' }).click();
  await page.locator('select[name=by]').selectOption('country');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/by=country/);
  await page.getByRole('link', { name: 'Australia' }).first().waitFor();
  await page.goto('/trend?q=withdraw&by=country');
  await page.getByRole('link', { name: 'no value' }).first().waitFor();
});

test('the keyboard goes the whole way from the box to a statement', async () => {
  const page = await newPage();
  await page.goto('/');
  await page.keyboard.press('Tab');
  assert.equal((await focused(page)).href, '#main', 'first comes the way past the head of the page');
  await page.keyboard.press('Enter');
  await tabTo(page, (here) => here.tag === 'INPUT', 2);
  await page.keyboard.type('withdraw');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=withdraw/);
  await tabTo(page, (here) => here.name.includes('Australia') && here.href.includes('country=AUS'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/country=AUS/);
  await page.keyboard.press('/');
  assert.equal((await focused(page)).tag, 'INPUT');
  await tabTo(page, (here) => here.name === 'Australia' && here.href.startsWith('/statement'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Australia' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, (here) => here.tag === 'BUTTON' && here.name === 'Copy');
  await tabTo(page, (here) => here.tag === 'SUMMARY');
  await page.keyboard.press('Enter');
  await page.locator('.evidence dl').waitFor();
  assert.deepEqual(page.complaints, []);
});

test('the box goes on with what is typed, by keyboard alone', async () => {
  const page = await newPage();
  await page.goto('/');
  const box = page.getByRole('combobox');
  await box.focus();
  await page.keyboard.type('mines south afr');
  const options = page.getByRole('option');
  await options.first().waitFor();
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  assert.match(await page.locator(`#${active}`).textContent(), /South Africa/);
  assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Enter');
  assert.equal(await box.inputValue(), 'mines country:ZAF ');
  assert.equal(await options.count(), 0);
  await page.keyboard.type('clear');
  await options.first().waitFor();
  await page.keyboard.press('Escape');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  assert.equal(await box.inputValue(), 'mines country:ZAF clear', 'nothing is taken unasked');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=mines\+country|q=mines%20country/);
  assert.deepEqual(page.complaints, []);
});

test('bars, a form of a word, and the statement beside another are links', async () => {
  const page = await newPage();
  await page.goto('/search?q=withdraw');
  await page.locator('.bars a').last().click();
  await page.waitForURL(/year=\d{4}/);
  await page.locator('.time summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('.time table').getByRole('link', { name: '2024' }).press('Enter');
  await page.waitForURL(/year=2024/);
  await page.goto('/search?q=withdraw');
  await page.locator('.explained summary').click();
  await page.getByRole('link', { name: 'withdrawals', exact: true }).click();
  await page.waitForURL(/withdrawals/);
  assert.equal(await page.getByRole('combobox').inputValue(), '"withdrawals"');
  await page.goto('/changes?q=country:MNE');
  await page.getByRole('link', { name: 'Side by side' }).click();
  const [left, right] = await page.locator('.beside .text').evaluateAll((all) => all.slice(0, 2).map((each) => each.getBoundingClientRect().left));
  assert.ok(left < right);
  await page.setViewportSize({ width: 320, height: 640 });
  const stacked = await page.locator('.beside .text').evaluateAll((all) => all.slice(0, 2).map((each) => each.getBoundingClientRect().left));
  assert.equal(stacked[0], stacked[1]);
  assert.deepEqual(page.complaints, []);
});

// Russian has the longest words; accessibility.test.mjs looks at all pages in Arabic.
test('nothing is wider than 320 pixels', async () => {
  const page = await newPage({ locale: 'ru', viewport: { width: 320, height: 640 } });
  for (const address of ['/', '/search?q=withdraw&country=AUS', '/statement?id=npt-rc-2022-aus-2022-08-11', '/matrix']) {
    await page.goto(address);
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
    assert.ok(wide <= 320, `${address} is ${wide} pixels wide`);
  }
});

test('the interface speaks Arabic from right to left, and Chinese', async () => {
  const arabic = await newPage({ locale: 'ar' });
  await arabic.goto('/search?q=withdraw');
  const html = arabic.locator('html');
  assert.equal(await html.getAttribute('lang'), 'ar');
  assert.equal(await html.getAttribute('dir'), 'rtl');
  const places = await arabic.evaluate(() => ({
    hits: document.querySelector('.results').getBoundingClientRect().left,
    filters: document.querySelector('.filters').getBoundingClientRect().left,
    quoted: getComputedStyle(document.querySelector('.passage p')).direction,
  }));
  assert.ok(places.filters < places.hits, 'filters stand on the left');
  assert.equal(places.quoted, 'ltr', 'an English statement stays as it was written');
  await arabic.locator('.languages').getByRole('link', { name: '中文' }).click();
  assert.equal(await html.getAttribute('lang'), 'zh');
  assert.equal(await html.getAttribute('dir'), 'ltr');
  await arabic.locator('.hits h2 a').first().click();
  assert.equal(await html.getAttribute('lang'), 'zh', 'the choice stays');
  assert.match(await arabic.title(), /澳大利亚/);
});

test('dark follows the system', async () => {
  const luminance = (page) =>
    page.evaluate(() => {
      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
      return (r + g + b) / 3;
    });
  const page = await newPage({ colorScheme: 'dark' });
  await page.goto('/search?q=withdraw');
  assert.ok((await luminance(page)) < 60);
  await page.emulateMedia({ colorScheme: 'light' });
  assert.ok((await luminance(page)) > 200);
});

test('on paper stand the statement and its citation, black on white, without what is to be clicked', async () => {
  const page = await newPage({ colorScheme: 'dark' });
  await page.goto('/statement?id=npt-rc-2022-aus-2022-08-11&q=withdraw');
  await page.emulateMedia({ media: 'print' });
  for (const there of ['h1', '#p8', '#citation']) assert.ok(await page.locator(there).isVisible(), there);
  for (const away of ['.top nav', 'form.ask', 'button.copy', '.bottom nav', '.back']) {
    assert.equal(await page.locator(away).isVisible(), false, away);
  }
  const colours = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return [style.color, style.backgroundColor];
  });
  assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  assert.ok((await page.pdf({ format: 'A4' })).length > 1000);
  await page.goto('/search?q=withdraw');
  for (const away of ['.filters', '.onward', '.pages']) assert.equal(await page.locator(away).isVisible(), false, away);
});
