import path from 'node:path';

/** The built console: the same place seen from the source and from the bundle. */
export const CONSOLE_FOLDER = path.join(import.meta.dirname, '../../web/dist');
