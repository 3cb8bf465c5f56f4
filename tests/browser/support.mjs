// What all tests share: one browser, pages of it, and what the commands answer to the same question.
// tests/server/browser_test.cpp gives the addresses: ROSTRUM_URL of a server over the sample corpus,
// ROSTRUM_SEARCH the program, ROSTRUM_INDEX the index.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const program = process.env.ROSTRUM_SEARCH;
export const index = process.env.ROSTRUM_INDEX;

let browser;

/** Debian's Chromium; its own sandbox does not work for root. */
export async function startBrowser() {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  });
}

export async function endBrowser() {
  await browser?.close();
}

/** A page of a reader without a past. Fails the test if the page asks anything of another host or breaks a policy. */
export async function newPage(options = {}) {
  const context = await browser.newContext({
    baseURL: process.env.ROSTRUM_URL,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => {
    // A page that tells of a mistake has the status of one, and the browser says so.
    if (message.type() === 'error' && !/status of (400|404)/.test(message.text())) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(process.env.ROSTRUM_URL)) page.complaints.push(`asks ${request.url()}`);
  });
  return page;
}

/** What `rostrum-search ARGUMENTS --format json` answers over the same index. */
export function command(...words) {
  return JSON.parse(execFileSync(program, [...words, '--index', index, '--format', 'json'], { encoding: 'utf8' }));
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against WCAG 2.2 AA, one line each with the element. */
export async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  return found.violations.flatMap((each) =>
    each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
  );
}

/** Every page and every state of one, by a name for messages. */
export const states = {
  search: {
    start: '/',
    'search with hits': '/search?q=withdraw',
    'search with a year': '/search?q=withdraw&year=2024',
    'search with filters': '/search?q=withdraw&country=AUS&country=NOR&convention=NPT',
    'search with synonyms': '/search?q=killer+robots&synonyms=true',
    'all values of a facet, further hits': '/search?more=country&offset=10',
    'a suggestion': '/search?q=withdrawel',
    'a mistake in the question': '/search?q=(withdraw',
    'a mistake in a filter': '/search?q=withdraw&country=Norwey',
  },
  reading: {
    statement: '/statement?id=npt-rc-2022-aus-2022-08-11',
    'statement with marks': '/statement?id=npt-rc-2022-aus-2022-08-11&q=withdraw',
    'two statements side by side':
      '/statement?id=npt-rc-2022-aus-2022-08-11&beside=npt-pc2-2026-chn-2024-07-30-zh&q=withdraw',
    'saved searches': '/saved',
    coverage: '/coverage',
    'what is not on file': '/coverage?gaps=true&convention=APMBC',
    'statement that is not there': '/statement?id=none',
    'page that is not there': '/none',
    similar: '/similar?q=npt-rc-2022-aus-2022-08-11',
    shared: '/shared?q=npt-rc-2022-aus-2022-08-11',
  },
  analyses: {
    concordance: '/concordance?q=withdraw',
    'concordance without a question': '/concordance',
    trend: '/trend?q=withdraw&by=country&examples=1',
    matrix: '/matrix?q=withdraw',
    compare: '/compare?q=convention:NPT&q=convention:APMBC',
    collocates: '/collocates?q=treaty',
    ngrams: '/ngrams?q=treaty',
    changes: '/changes?q=country:MNE',
    'changes of nothing': '/changes?q=country:NOR',
    'a shared passage': '/shared?q=country:BIH&q=-country:BIH',
  },
};
