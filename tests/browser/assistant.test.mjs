// The Model Context Protocol as its official client speaks it, over both transports.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { command, index, program } from './support.mjs';

const transports = {
  'standard input and output': () => new StdioClientTransport({ command: program, args: ['mcp', '--index', index] }),
  'the server': () => new StreamableHTTPClientTransport(new URL('/mcp', process.env.ROSTRUM_URL)),
};

for (const [name, transport] of Object.entries(transports)) {
  test(`an assistant searches, reads and cites over ${name}`, async () => {
    const client = new Client({ name: 'rostrum-tests', version: '1' });
    await client.connect(transport());
    assert.equal(client.getServerVersion().name, 'rostrum');
    const { tools } = await client.listTools();
    const names = tools.map((each) => each.name);
    for (const each of ['search', 'statement', 'values', 'concordance', 'trend', 'matrix', 'compare', 'coverage']) {
      assert.ok(names.includes(each), each);
    }

    const found = (await client.callTool({ name: 'search', arguments: { query: 'withdraw', limit: 2 } })).structuredContent;
    const same = command('query', 'withdraw', '--limit', '2');
    assert.equal(found.total, same.total.count);
    assert.deepEqual(found.hits.map((each) => each.id), same.hits.map((each) => each.id));
    assert.match(found.hits[0].passages[0].citation, /para\. \d+/);

    const id = found.hits[0].id;
    const statement = (await client.callTool({ name: 'statement', arguments: { id, query: 'withdraw' } })).structuredContent;
    assert.equal(statement.id, id);
    assert.ok(statement.paragraphs.some((each) => /withdraw/.test(each.text)));

    const trend = (await client.callTool({ name: 'trend', arguments: { query: 'withdraw', by: 'country' } })).structuredContent;
    assert.deepEqual(trend.rows, command('trend', 'withdraw', '--by', 'country').rows.slice(0, trend.rows.length));

    const { resources } = await client.listResources();
    const read = await client.readResource({ uri: resources[0].uri });
    assert.match(read.contents[0].text, /\[1\] /);

    const mistake = await client.callTool({ name: 'search', arguments: { query: 'withdraw', country: 'Norwey' } });
    assert.equal(mistake.isError, true);
    assert.match(mistake.content[0].text, /did you mean 'Norway'/);
    await assert.rejects(client.callTool({ name: 'nothing', arguments: {} }), /nothing/);
    await assert.rejects(client.readResource({ uri: 'rostrum://statement/none' }));
    await client.close();
  });
}
