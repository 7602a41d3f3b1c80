/**
 * Prisma's schema engine as WebAssembly: the same engine the Prisma CLI downloads as a program, taken from npm instead so
 * that migrations run on a machine that reaches nothing but a registry.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** The two calls used here; Node has them, its type package leaves them to the browser's. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>;
};

let instantiated: Promise<void> | undefined;

async function instantiate(): Promise<void> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(entry.replace(/\.js$/, '.wasm'));
  const module = await WebAssembly.compile(bytes);
  const { exports } = await WebAssembly.instantiate(module, { './schema_engine_bg.js': engine });
  Reflect.get(engine, '__wbg_set_wasm')(exports);
  const begin = exports.__wbindgen_start;
  if (typeof begin === 'function') begin();
}

/**
 * The stock adapter cuts scripts at every semicolon, which breaks function bodies. PostgreSQL takes a whole script in one
 * message, and then applies all of it or nothing.
 */
class WholeScriptAdapter extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
  }
}

/** Does `work` with a schema engine connected to `url`. */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapter(pool));
    const opened = await engine.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
    try {
      return await work(opened);
    } finally {
      opened.free();
    }
  } finally {
    await pool.end();
  }
}
