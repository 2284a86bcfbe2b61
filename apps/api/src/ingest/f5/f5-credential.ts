import { readFile } from 'node:fs/promises';
import { IcontrolFailure } from './icontrol-failure.js';

/** Who signs in to a BIG-IP. */
export interface F5Credential {
  readonly username: string;
  readonly password: string;
}

/** Reads the user from the first line and the password from the second. Throws an {@link IcontrolFailure} that tells neither. */
export async function readF5Credential(path: string): Promise<F5Credential> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new IcontrolFailure(`its credential file cannot be read: ${cause.message}`);
  });
  const [username = '', password = '', ...rest] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (username === '' || password === '' || rest.length > 0) {
    throw new IcontrolFailure(
      `${path}: expected the user on the first line and the password on the second, and no more`,
    );
  }
  return { username, password };
}
