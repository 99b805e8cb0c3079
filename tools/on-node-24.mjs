// Runs a program of tools/ on the Node the project brings along, also when somebody calls it with an older one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Imports `program` (a path below tools/), in a new process when this Node cannot run TypeScript. */
export async function run(program) {
  const tools = dirname(fileURLToPath(import.meta.url));
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    await import(pathToFileURL(join(tools, program)).href);
    return;
  }
  const own = join(dirname(tools), 'node_modules', '.bin', 'node');
  if (!existsSync(own)) {
    console.error(`This needs Node 24; this is ${process.version}. Run it through npm (npm start, npm test), which brings Node 24 along.`);
    process.exit(1);
  }
  const child = spawn(own, [join(tools, program), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both; what is sent to this process alone is passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {});
  child.once('exit', (code) => process.exit(code ?? 1));
}
