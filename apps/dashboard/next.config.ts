import { join } from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export',
  trailingSlash: true,
  reactStrictMode: true,
  turbopack: {
    root: join(import.meta.dirname, '../..'),
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
    rules: {
      '*.ts': {
        condition: { path: /\/src\/messages\/(en|zh)\b[\w-]*\.ts$/ },
        loaders: [join(import.meta.dirname, 'message-loader.mjs')],
        as: '*.ts',
      },
    },
  },
  typescript: { tsconfigPath: './tsconfig.build.json' },
};

export default config;
