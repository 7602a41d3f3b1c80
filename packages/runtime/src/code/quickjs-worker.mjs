/**
 * The thread that runs users' code, one call at a time, each in a QuickJS of its own that is thrown away afterwards.
 *
 * Plain JavaScript, because Node starts a thread from a file without any loader. It knows nothing of the program: code and
 * input come as text, output goes as text. The next sandbox is made while nothing waits, so that a call finds it warm.
 *
 * Memory is limited by the size the module may grow to. QuickJS's own limit is of no use in this build: it cannot ask how
 * large a block is and counts 8 bytes for each.
 *
 * In:  { code, input, bigTag, outTag, cpuMs }   input: JSON text; big integers are { [bigTag]: digits }
 * Out: { ok: true, output, log, last } | { ok: false, reason, message, line?, log, last }
 */
import { parentPort, workerData } from 'node:worker_threads';
import { newQuickJSWASMModule, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';

/** What is kept of a call's log lines; the last line then says that there were more. */
const LOG_LINES = 200;
const LINE_CHARACTERS = 2_000;
const LOG_CHARACTERS = 32_000;
const STACK_BYTES = 512 * 1024;
/** Jobs (promise reactions) of one call, at most: the time limit is checked between them too. */
const JOBS_AT_ONCE = 1_000;
const PAGE_BYTES = 65_536;
/** What the module needs for itself: 16 MB, as it was built. */
const BASE_PAGES = 256;

/** Runs inside the sandbox, before the user's code. */
const PRELUDE = `(function () {
  const stringify = JSON.stringify, parse = JSON.parse, big = BigInt, keys = Object.keys, str = String;
  globalThis.__in = function (text, tag) {
    return tag === '' ? parse(text) : parse(text, function (key, value) {
      if (value !== null && typeof value === 'object') {
        const names = keys(value);
        if (names.length === 1 && names[0] === tag) return big(value[tag]);
      }
      return value;
    });
  };
  globalThis.__out = function (value, tag) {
    if (value === undefined) return undefined;
    return stringify(value, function (key, inner) {
      return typeof inner === 'bigint' ? { [tag]: str(inner) } : inner;
    });
  };
})();`;

const maximum = BASE_PAGES + Math.ceil(workerData.memoryBytes / PAGE_BYTES);
const wasmMemory = new WebAssembly.Memory({ initial: BASE_PAGES, maximum });
const quickjs = await newQuickJSWASMModule(newVariant(RELEASE_SYNC, { wasmMemory }));
let spare = createSandbox();

function createSandbox() {
  const runtime = quickjs.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const context = runtime.newContext();
  context.unwrapResult(context.evalCode(PRELUDE, 'prelude')).dispose();
  const take = (name) => {
    const handle = context.getProp(context.global, name);
    context.unwrapResult(context.evalCode(`delete globalThis.${name}`)).dispose();
    return handle;
  };
  return {
    runtime,
    context,
    toInput: take('__in'),
    toText: take('__out'),
    deadline: Number.POSITIVE_INFINITY,
  };
}

function dispose(sandbox) {
  sandbox.toInput.dispose();
  sandbox.toText.dispose();
  sandbox.context.dispose();
  sandbox.runtime.dispose();
}

parentPort.on('message', (call) => {
  const sandbox = spare;
  let broken = false;
  let answer;
  try {
    answer = runCall(sandbox, call);
  } catch (error) {
    broken = true;
    answer = {
      ok: false,
      reason: memoryIsFull() ? 'outOfMemory' : 'crashed',
      message: String(error),
      log: [],
    };
  }
  try {
    dispose(sandbox);
  } catch {
    broken = true;
  }
  // A sandbox that could not be taken down leaves its memory in the module: the thread is done.
  const last = broken || memoryIsFull();
  parentPort.postMessage({ ...answer, last });
  if (!last) spare = createSandbox();
});

function memoryIsFull() {
  return wasmMemory.buffer.byteLength > (maximum - BASE_PAGES / 2) * PAGE_BYTES;
}

function runCall(sandbox, call) {
  const { runtime, context } = sandbox;
  const log = [];
  const startedAt = performance.now();
  let timedOut = false;
  runtime.setInterruptHandler(() => {
    timedOut ||= performance.now() - startedAt > call.cpuMs;
    return timedOut;
  });
  const failed = (reason, fault = {}) => {
    // With no memory left even the error may come without its text, or as `null` in its place.
    const { message = '' } = fault;
    const full =
      memoryIsFull() && (message === '' || message === 'null' || message.includes('out of memory'));
    return { ok: false, reason: full ? 'outOfMemory' : timedOut ? 'timedOut' : reason, ...fault, log };
  };

  defineConsole(context, log);
  const defined = context.evalCode(call.code, 'code.js');
  if (defined.error) return failed('notRunnable', describe(context, defined.error));
  defined.value.dispose();

  const main = context.getProp(context.global, 'main');
  try {
    if (context.typeof(main) !== 'function') return failed('noMain', { message: 'main is not a function' });
    const inputText = context.newString(call.input);
    const tag = context.newString(call.bigTag);
    const input = context.callFunction(sandbox.toInput, context.undefined, inputText, tag);
    inputText.dispose();
    tag.dispose();
    if (input.error) return failed('threw', describe(context, input.error));
    const tools = makeTools(context, log);
    const called = context.callFunction(main, context.undefined, input.value, tools);
    input.value.dispose();
    tools.dispose();
    if (called.error) return failed('threw', describe(context, called.error));
    return settle(sandbox, called.value, call, log, failed, () => timedOut);
  } finally {
    main.dispose();
  }
}

/** Waits for a promise that main may have given, then writes its value as text. */
function settle(sandbox, result, call, log, failed, timedOut) {
  const { runtime, context } = sandbox;
  while (runtime.hasPendingJob()) {
    const done = runtime.executePendingJobs(JOBS_AT_ONCE);
    if (done.error) {
      result.dispose();
      return failed('threw', describe(context, done.error));
    }
    if (timedOut()) break;
  }
  const state = context.getPromiseState(result);
  if (state.type === 'pending') {
    result.dispose();
    return failed('neverSettled', { message: 'the promise main returned is never settled' });
  }
  if (state.type === 'rejected') {
    result.dispose();
    return failed('threw', describe(context, state.error));
  }
  const value = state.value;
  const tag = context.newString(call.outTag);
  const written = context.callFunction(sandbox.toText, context.undefined, value, tag);
  tag.dispose();
  if (!state.notAPromise) value.dispose();
  result.dispose();
  if (written.error) return failed('notJson', describe(context, written.error));
  const output = context.typeof(written.value) === 'string' ? context.getString(written.value) : undefined;
  written.value.dispose();
  return { ok: true, output, log };
}

function makeTools(context, log) {
  const tools = context.newObject();
  const write = context.newFunction('log', writerTo(context, log));
  context.setProp(tools, 'log', write);
  write.dispose();
  return tools;
}

/** `console.log` and its kin write to the same log as the `log` that main is handed. */
function defineConsole(context, log) {
  const console = context.newObject();
  for (const level of ['log', 'info', 'debug', 'warn', 'error']) {
    const mark = level === 'warn' || level === 'error' ? `${level}: ` : '';
    const write = context.newFunction(level, writerTo(context, log, mark));
    context.setProp(console, level, write);
    write.dispose();
  }
  context.setProp(context.global, 'console', console);
  console.dispose();
}

const written = new WeakMap();

function writerTo(context, log, mark = '') {
  return (...values) => {
    const characters = written.get(log) ?? 0;
    if (log.length > LOG_LINES) return;
    if (log.length === LOG_LINES || characters >= LOG_CHARACTERS) {
      if (log.at(-1) !== '…') log.push('…');
      return;
    }
    const line = mark + values.map((value) => readable(context, value)).join(' ');
    log.push(line.slice(0, LINE_CHARACTERS));
    written.set(log, characters + Math.min(line.length, LINE_CHARACTERS));
  };
}

function readable(context, handle) {
  const value = context.dump(handle);
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  try {
    return (
      JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ??
      String(value)
    );
  } catch {
    return String(value);
  }
}

function describe(context, handle) {
  const error = context.dump(handle);
  handle.dispose();
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const line = /code\.js:(\d+)/.exec(String(error.stack ?? ''))?.[1];
  const message = error.name
    ? `${error.name}: ${error.message}`
    : String(error.message ?? JSON.stringify(error));
  return line === undefined ? { message } : { message, line: Number(line) };
}

parentPort.postMessage({ ready: true });
