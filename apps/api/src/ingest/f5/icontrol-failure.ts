import { toJsonObject, toText } from '@finwait/tcp';
import type { IcontrolAnswer } from './icontrol-request.js';

const MOST_CHARACTERS = 200;

/** Why a BIG-IP could not be read, in words for its operator: never with a password or a token in them. */
export class IcontrolFailure extends Error {}

/** What is wrong with an answer that is not what was asked for. */
export function toIcontrolFailure({ status, body }: IcontrolAnswer): IcontrolFailure {
  const answered = `it answers with status ${status}`;
  if (body === undefined) return new IcontrolFailure(`${answered} and no JSON: it may still be starting`);
  const message = toText(toJsonObject(body)?.message)?.slice(0, MOST_CHARACTERS);
  return new IcontrolFailure(message === undefined ? answered : `${answered}: ${message}`);
}

/** What a connection failed of, and what to do where that is known. */
export function toConnectFailure(error: Error & { readonly code?: string }): IcontrolFailure {
  const { code = '' } = error;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new IcontrolFailure(
      `its certificate is for another name: name that as serverName (${error.message})`,
    );
  }
  if (/CERT|UNABLE_TO|ISSUER/.test(code)) {
    return new IcontrolFailure(
      `its certificate is not trusted (${code}): name a PEM file that vouches for it as caFile`,
    );
  }
  return new IcontrolFailure(error.message);
}
