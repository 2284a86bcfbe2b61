export { createRestClient, type RestClient, type RestSettings } from './rest-client.js';
export { ApiProblem, answerOf } from './api-problem.js';
export { LiveClient, type LiveListener, type LiveRefusal, type LiveSettings } from './live-client.js';
export type { components, operations, paths } from './schema.js';
