// Installs what is missing before anything else runs: built-ins only, because at this point nothing else is there, and any Node from 20 on.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.bootstrap-stamp');
/** Stands while an install runs; one that is left behind tells of an install that was interrupted. */
const runningFile = join(root, '.cache', 'installing');
const leastNode = 24;

const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const wanted = createHash('sha256').update(lockText).update(`${process.platform} ${process.arch}`).digest('hex');

await waitForAnotherInstall();
if (!isInstalled()) await install();
requireNode();

function isInstalled() {
  if (existsSync(runningFile)) return false;
  if (readIfThere(stampFile) === wanted) return true;
  if (!matchesWhatNpmInstalled()) return false;
  writeFileSync(stampFile, wanted);
  return true;
}

/** True when somebody's own `npm install` already put exactly the locked versions in place. */
function matchesWhatNpmInstalled() {
  const hidden = readIfThere(join(modules, '.package-lock.json'));
  if (!hidden) return false;
  const have = JSON.parse(hidden).packages;
  return Object.entries(JSON.parse(lockText).packages).every(
    ([path, entry]) =>
      !path.includes('node_modules/') || entry.link || entry.optional || entry.peer || have[path]?.version === entry.version,
  );
}

async function install() {
  mkdirSync(dirname(runningFile), { recursive: true });
  const interrupted = existsSync(runningFile);
  writeFileSync(runningFile, String(process.pid));
  console.log(
    interrupted ? 'The last installation was interrupted; installing again …' : 'Installing packages (about a minute the first time) …',
  );
  const began = Date.now();
  const beat = process.stdout.isTTY ? undefined : setInterval(() => console.log(`  … ${seconds(began)}`), 10_000);
  let code = await npm('ci');
  if (code !== 0) {
    console.log('`npm ci` did not succeed; trying `npm install` …');
    code = await npm('install', '--no-save');
  }
  clearInterval(beat);
  if (code !== 0) {
    console.error(
      '\nThe packages could not be installed; what npm said stands above.\n' +
        'Check the network, the free disk space and your npm registry settings, then run the same command again.',
    );
    process.exit(1);
  }
  writeFileSync(stampFile, wanted);
  rmSync(runningFile, { force: true });
  console.log(`Installed in ${seconds(began)}.\n`);
}

function npm(...args) {
  // What npm itself runs on stays in place while the packages, our own Node among them, are replaced.
  const node = process.env.npm_node_execpath ?? process.execPath;
  const all = [...args, '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const viaNode = process.env.npm_execpath?.endsWith('.js');
  const child = viaNode
    ? spawn(node, [process.env.npm_execpath, ...all], { cwd: root, stdio: 'inherit' })
    : spawn('npm', all, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(String(error));
      resolve(1);
    });
    child.once('exit', (code, signal) => (signal ? process.exit(130) : resolve(code ?? 1)));
  });
}

/** Two commands started at once on a fresh checkout must not install over each other. */
async function waitForAnotherInstall() {
  let told = false;
  for (;;) {
    const pid = Number(readIfThere(runningFile));
    if (!pid || pid === process.pid || !isAlive(pid)) return;
    if (!told) console.log(`Another command is installing packages (process ${pid}); waiting for it …`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function requireNode() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own) || Number(process.versions.node.split('.')[0]) >= leastNode) return;
  console.error(
    `Tessera needs Node ${leastNode} or newer on ${process.platform} ${process.arch}; this is ${process.version}. See https://nodejs.org`,
  );
  process.exit(1);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(0)} s`;
}
