import koffi from 'koffi';

/** Source: include/uapi/asm-generic/resource.h. */
const RLIMIT_NOFILE = 7;
/** All that are open stay so, and no other can be opened. */
const NO_MORE = 3n;

const libc = koffi.load(null);
const getrlimit = libc.func('int getrlimit(int, void *)') as (which: number, limits: Uint8Array) => number;
const setrlimit = libc.func('int setrlimit(int, const void *)') as (
  which: number,
  limits: Uint8Array,
) => number;

/** Runs work while this process can open no file: every try fails with EMFILE. Source: getrlimit(2). */
export async function withoutDescriptors<T>(work: () => Promise<T>): Promise<T> {
  const limits = new BigUint64Array(2);
  const bytes = new Uint8Array(limits.buffer);
  if (getrlimit(RLIMIT_NOFILE, bytes) !== 0) throw new Error('getrlimit failed');
  const [usual = 0n] = limits;
  limits[0] = NO_MORE;
  if (setrlimit(RLIMIT_NOFILE, bytes) !== 0) throw new Error('setrlimit failed');
  try {
    return await work();
  } finally {
    limits[0] = usual;
    setrlimit(RLIMIT_NOFILE, bytes);
  }
}
