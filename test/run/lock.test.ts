import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { runFiles } from '../../src/run/folder/format.js';
import { lockDevice } from '../../src/run/process/device-lock.js';
import { takeLock } from '../../src/run/process/exclusive-lock.js';
import { isAlive, liveTrainer, ownIdentity, processLives } from '../../src/run/process/identity.js';
import { lockRun } from '../../src/run/process/lock.js';
import { placeOfPrivateFolder, privateFolder, socketPath } from '../../src/run/process/private-folder.js';
import { processFacts } from '../../src/run/process/process-facts.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

test('this process lives', async () => {
  expect(await processLives(await ownIdentity(folder()))).toBe(true);
});

test.each([{ host: 'elsewhere' }, { boot: 'another' }, { started: '1' }, { pid: 2 ** 30 }])(
  'a process is not believed to live with %o',
  async (change) => {
    expect(await processLives({ ...(await ownIdentity(folder())), ...change })).toBe(false);
  },
);

const onLinux = test.runIf(process.platform === 'linux');

onLinux('the start of a process is found whatever its program is called', async () => {
  const program = join(folder(), 'odd) S 1');
  symlinkSync('/bin/sleep', program);
  const child = spawn(program, ['600']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  const [own, started] = [
    await processFacts.started(process.pid),
    await processFacts.started(child.pid ?? 0),
  ];
  expect(Number(started)).toBeGreaterThanOrEqual(Number(own));
});

onLinux('a dead process that nobody has collected does not live', async () => {
  // The shell becomes a program that never asks for the end of the child that the shell had.
  const script = 'read line <&3 & echo $!; exec cat';
  const parent = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const { stdin, stdout, stdio } = parent;
  if (!stdin || !stdout) throw new Error('no pipes');
  const [said] = await once(stdout, 'data');
  stdin.write('the shell is no more');
  await once(stdout, 'data');
  stdio[3]?.destroy();
  const child = Number(String(said));
  await expect.poll(() => readFileSync(`/proc/${child}/stat`, 'utf8')).toMatch(/\) Z /);
  expect(await processFacts.started(child)).toBeUndefined();
});

/** Identities as they are told and judged on Windows where PowerShell cannot be run. */
async function withoutPowerShell() {
  vi.resetModules();
  vi.stubEnv('PATH', '');
  vi.stubGlobal('process', Object.create(process, { platform: { value: 'win32' } }));
  const { ownIdentity, processLives } = await import('../../src/run/process/identity.js');
  const own = await ownIdentity(folder());
  return { own, lives: (change: object) => processLives({ ...own, ...change }) };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('a process lives where only its start cannot be found out', async () => {
  const { lives } = await withoutPowerShell();
  expect(await lives({ started: '133' })).toBe(true);
});

test('a process lives that could not find out its own start', async () => {
  const { own } = await withoutPowerShell();
  const boot = (await ownIdentity(folder())).boot;
  expect(await processLives({ ...own, boot })).toBe(true);
});

test('a process that is gone does not live where its start cannot be found out', async () => {
  const { lives } = await withoutPowerShell();
  expect(await lives({ pid: 2 ** 30 })).toBe(false);
});

test('a copied folder has no live trainer', async () => {
  const [original, copy] = [folder(), folder()];
  writeFileSync(join(original, runFiles.trainer), JSON.stringify(await ownIdentity(original)));
  cpSync(original, copy, { recursive: true });
  expect(await liveTrainer(original)).toBeDefined();
  expect(await liveTrainer(copy)).toBeUndefined();
});

test.each(['', '{', '[]', '{"pid":"1; rm"}', '{"pid":-1}'])(
  'a trainer.json of %j names no one',
  async (text) => {
    const run = folder();
    writeFileSync(join(run, runFiles.trainer), text);
    expect(await liveTrainer(run)).toBeUndefined();
  },
);

test('on Windows the locks of devices lie in one place for all sessions of a user', () => {
  const environment = { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local', TEMP: 'C:\\Temp\\1' };
  expect(placeOfPrivateFolder('win32', environment)).toBe('C:\\Users\\me\\AppData\\Local\\Temp\\l2t');
});

test('the path of a socket is short however deep the folder is', async () => {
  expect((await socketPath(folder())).length).toBeLessThan(100);
});

test('a run that is held cannot be held again until it is released', async () => {
  const run = folder();
  const own = await ownIdentity(run);
  const release = await lockRun(run, own);
  await expect(lockRun(run, own)).rejects.toMatchObject({ code: 'run/busy', exitCode: 8 });
  await release();
  await (await lockRun(run, own))();
});

test('a copied lock does not hold the copy', async () => {
  const [original, copy] = [folder(), folder()];
  await lockRun(original, await ownIdentity(original));
  cpSync(original, copy, { recursive: true });
  await (await lockRun(copy, await ownIdentity(copy)))();
});

test.each(['', '{"half', '{"pid":1}'])('an old lock that says %j is taken over', async (text) => {
  const run = folder();
  writeFileSync(join(run, runFiles.lock), text);
  await (await lockRun(run, await ownIdentity(run)))();
});

test('of many who take over a stale lock at once exactly one gets it', async () => {
  const home = folder();
  const file = join(home, '.lock');
  const own = await ownIdentity(home);
  writeFileSync(file, JSON.stringify({ ...own, started: 'stale' }));
  const lives = async ({ started }: { started: string }) => started !== 'stale';
  const contenders = Array.from({ length: 30 }, (_, index) => ({ ...own, started: String(index) }));
  const holders = await Promise.all(contenders.map((contender) => takeLock(file, contender, lives)));
  expect(holders.filter((holder) => holder === undefined)).toHaveLength(1);
  expect(readdirSync(home)).toEqual(['.lock']);
});

test('who judges a stale lock slowly does not take it from who has taken it over meanwhile', async () => {
  const home = folder();
  const file = join(home, '.lock');
  const own = await ownIdentity(home);
  const quick = { ...own, started: 'quick' };
  writeFileSync(file, JSON.stringify({ ...own, started: 'stale' }));
  const judge = async ({ started }: { started: string }) => started !== 'stale';
  const judgeSlowly = async (holder: { started: string }) => {
    if (holder.started === 'stale') await takeLock(file, quick, judge);
    return judge(holder);
  };
  expect(await takeLock(file, { ...own, started: 'slow' }, judgeSlowly)).toEqual(quick);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(quick);
});

test('who finds the lock of another in the place of the one just made has not got it', async () => {
  const home = folder();
  const [file, aside] = [join(home, '.lock'), join(home, 'aside')];
  const own = await ownIdentity(home);
  const other = { ...own, started: 'other' };
  writeFileSync(aside, JSON.stringify(other));
  const taking = takeLock(file, own, async () => true);
  // Holds this thread: what takes the lock cannot look again before the other one is there.
  while (!existsSync(file));
  renameSync(aside, file);
  expect(await taking).toEqual(other);
});

test('a lock that is only being written is not taken over', async () => {
  const home = folder();
  const file = join(home, '.lock');
  writeFileSync(file, '');
  const writing = setInterval(() => utimesSync(file, new Date(), new Date()), 20);
  onTestFinished(() => clearInterval(writing));
  await expect(takeLock(file, await ownIdentity(home), processLives)).rejects.toMatchObject({
    code: 'run/lock-contended',
  });
});

test('a lock without a holder whose stamp lies in the future is taken over', async () => {
  const run = folder();
  const file = join(run, runFiles.lock);
  writeFileSync(file, '');
  utimesSync(file, new Date(), new Date(Date.now() + 3_600_000));
  await (await lockRun(run, await ownIdentity(run)))();
});

test('a lock that another has taken over since is not given back', async () => {
  const run = folder();
  const own = await ownIdentity(run);
  const release = await lockRun(run, own);
  writeFileSync(join(run, runFiles.lock), JSON.stringify({ ...own, started: 'other' }));
  await release();
  expect(readdirSync(run)).toEqual([runFiles.lock]);
});

const newDevice = (name = 'GPU 0') => ({ name, queue: randomUUID() });

test('the second run waits for a device until the first gives it back', async () => {
  const device = newDevice();
  const [first, second] = [await ownIdentity(folder()), await ownIdentity(folder())];
  const { signal } = new AbortController();
  const release = await lockDevice(device, first, { waitingFor: () => {}, signal });
  const waited: string[] = [];
  const queued = lockDevice(device, second, { waitingFor: (run) => waited.push(run), signal });
  await expect.poll(() => waited.length).toBe(1);
  await release();
  await (await queued)();
  expect(first.folder).toContain(waited[0]);
});

test('runs that call one device by different names wait for one another', async () => {
  const device = newDevice('GPU 0 (NVIDIA L4)');
  const [first, second] = [await ownIdentity(folder()), await ownIdentity(folder())];
  const stop = new AbortController();
  const release = await lockDevice(device, first, { waitingFor: () => {}, signal: stop.signal });
  const waiting = { waitingFor: () => stop.abort(), signal: stop.signal };
  await expect(lockDevice({ ...device, name: 'cuda' }, second, waiting)).rejects.toMatchObject({
    message: expect.stringContaining('cuda'),
  });
  await release();
});

test('runs that call two devices by one name do not wait', async () => {
  const own = await ownIdentity(folder());
  const waited: string[] = [];
  const wait = { waitingFor: (run: string) => waited.push(run), signal: AbortSignal.timeout(5000) };
  const releases = [await lockDevice(newDevice(), own, wait), await lockDevice(newDevice(), own, wait)];
  for (const release of releases) await release();
  expect(waited).toEqual([]);
});

test('the wait for a device ends when the run is stopped', async () => {
  const device = newDevice();
  const own = await ownIdentity(folder());
  const stop = new AbortController();
  const release = await lockDevice(device, own, { waitingFor: () => {}, signal: stop.signal });
  const waiting = { waitingFor: () => stop.abort(), signal: stop.signal };
  await expect(lockDevice(device, own, waiting)).rejects.toMatchObject({ exitCode: 11 });
  await release();
});

test('the private folder is closed to others', async () => {
  await expect(privateFolder()).resolves.toEqual(expect.any(String));
});

test('a trainer of another folder is not the trainer of this one', async () => {
  expect(await isAlive(await ownIdentity(folder()), folder())).toBe(false);
});
