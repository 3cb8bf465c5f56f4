// A reader's way through the pages: ask, narrow down, read, cite, go back, send the address on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { command, endBrowser, newPage, startBrowser } from './support.mjs';

before(startBrowser);
after(endBrowser);

const kFilters = ['--country', 'AUS', '--country', 'NOR', '--session', 'RC-2022'];

/** Chooses a value of a facet, after showing all of them where it is not among the first. */
async function choose(page, facet, value) {
  const section = page.locator('section.facet', { has: page.getByRole('heading', { name: facet, exact: true }) });
  const link = section.getByRole('link', { name: value });
  if ((await link.count()) === 0) await section.getByRole('link', { name: 'Show all' }).click();
  await link.first().click();
}

/** Counts of a facet as the page shows them, value by value. */
async function shownCounts(page, name) {
  return page.locator(`#facet-${name} li`).evaluateAll((rows) =>
    Object.fromEntries(rows.map((row) => [row.querySelector('bdi').textContent, Number(row.querySelector('.count').textContent)])),
  );
}

test('asks, narrows down, reads, cites, goes back and sends the address on', async () => {
  const page = await newPage();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await page.getByRole('combobox').fill('withdraw');
  await page.getByRole('button', { name: 'Search' }).click();
  const all = command('query', 'withdraw');
  await page.getByRole('status').getByText(`${all.total.count} of `).waitFor();

  await choose(page, 'Country', 'Australia');
  await choose(page, 'Country', 'Norway');
  const two = command('query', 'withdraw', '--country', 'AUS', '--country', 'NOR');
  await page.getByRole('status').getByText(`${two.total.count} of `).waitFor();
  await choose(page, 'Meeting', '2022 Review Conference');

  const answer = command('query', 'withdraw', ...kFilters, '--facets', 'country,convention');
  assert.match(await page.getByRole('status').textContent(), new RegExp(`^${answer.total.count} of `));
  assert.equal(await page.locator('.hits > li').count(), answer.hits.length);
  for (const name of ['country', 'convention']) {
    const shown = await shownCounts(page, name);
    for (const value of answer.facets[name].slice(0, 8)) {
      if (value.label in shown) assert.equal(shown[value.label], value.count, `${name}: ${value.label}`);
    }
    assert.ok(Object.keys(shown).length > 0, name);
  }
  assert.deepEqual(await page.locator('.chips a bdi').allTextContents(), ['Australia', 'Norway', '2022 Review Conference']);
  const results = page.url();

  await page.locator('.hits h2 a').first().click();
  assert.equal(await page.locator('h1 bdi').textContent(), 'Australia');
  assert.ok((await page.locator('mark').count()) > 0, 'the words of the question are marked');
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const citation = command('cite', answer.hits[0].id);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.locator('#citation').textContent());
  assert.ok(JSON.stringify(citation).includes('2022-08-11') && copied.includes('2022-08-11'), copied);

  assert.ok(!copied.includes('/'), 'where files lie on the server is not told: ' + copied);

  const statement = page.url();
  await page.goBack();
  assert.equal(page.url(), results);
  const elsewhere = await newPage();
  for (const address of [results, statement]) {
    await page.goto(address);
    await elsewhere.goto(address);
    assert.equal(await elsewhere.locator('main').innerHTML(), await page.locator('main').innerHTML(), address);
  }
  assert.deepEqual([...page.complaints, ...elsewhere.complaints], []);
});

test('a passage leads to its paragraph, and n goes on from mark to mark', async () => {
  const page = await newPage();
  await page.goto('/search?q=withdraw&country=AUS');
  await page.getByRole('link', { name: 'Paragraph 8' }).first().click();
  await page.waitForURL(/#p8$/);
  await page.locator('#p8').waitFor();
  assert.ok(await page.locator('#p8').evaluate((each) => each.matches(':target')));
  await page.keyboard.press('n');
  await page.waitForURL(/#m1$/);
  await page.keyboard.press('n');
  await page.waitForURL(/#m2$/);
  assert.ok(await page.locator('#m2').evaluate((each) => each.getBoundingClientRect().top < innerHeight));
  assert.deepEqual(page.complaints, []);
});

test('a mistake is shown at its place and can be mended there', async () => {
  const page = await newPage();
  const response = await page.goto('/search?q=(withdraw');
  assert.equal(response.status(), 400);
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('.place mark').count(), 1);
  await page.getByRole('combobox').fill('(withdraw)');
  await page.getByRole('combobox').press('Enter');
  await page.getByRole('status').waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});
