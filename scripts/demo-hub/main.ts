/** `npm run demo-hub [-- --port N]`: the demo hub alone, until it is interrupted; prints its port. */
import { parseArgs } from 'node:util';
import { startDemoHub } from './server';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
const hub = await startDemoHub({ port: Number(values.port) });
process.stdout.write(`${hub.port}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void hub.close());
