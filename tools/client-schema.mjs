import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { ROOT } from './run.mjs';

/** The types of the API that `libs/client` is made of. */
export const SCHEMA_PATH = join(ROOT, 'libs/client/src/schema.ts');

const HEADING = `// Made from the OpenAPI document of the API by \`npm run client\`: do not edit.

`;

/** The document's types, in alphabetical order, so that the order of modules in the API changes nothing. */
export async function toSchemaText(document) {
  const tree = await openapiTS(document, { alphabetize: true, defaultNonNullable: false });
  return HEADING + astToString(tree);
}

/** The document of a running API. */
export async function readDocument(api) {
  const answer = await fetch(new URL('/openapi.json', api));
  if (!answer.ok) throw new Error(`${api}/openapi.json answered ${answer.status}`);
  return answer.json();
}

/** Writes the types of the document and resolves with true when they were others before. */
export async function writeSchema(document) {
  const text = await toSchemaText(document);
  if (text === (await readFile(SCHEMA_PATH, 'utf8').catch(() => ''))) return false;
  await writeFile(SCHEMA_PATH, text);
  return true;
}

/** True when the types in the repository are those of the document. */
export async function isSchemaOf(document) {
  return (await toSchemaText(document)) === (await readFile(SCHEMA_PATH, 'utf8'));
}
