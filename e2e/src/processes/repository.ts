import { resolve } from 'node:path';

/** The top of the repository. */
export const ROOT = resolve(import.meta.dirname, '../../..');
/** The built agent. */
export const AGENT = resolve(ROOT, 'apps/agent/dist/main.js');
/** The built API. */
export const API = resolve(ROOT, 'apps/api/dist/main.js');
/** What Node starts it with, as `npm start` and the container do. */
export const API_OPTIONS = ['--max-semi-space-size=8'];
