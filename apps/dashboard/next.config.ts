import { join } from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export',
  trailingSlash: true,
  reactStrictMode: true,
  turbopack: { root: join(import.meta.dirname, '../..') },
  typescript: { tsconfigPath: './tsconfig.build.json' },
};

export default config;
