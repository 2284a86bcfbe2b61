import { defineConfig } from 'prisma/config';

// The CLI looks for its schema engine before every command and would download it; `generate` never starts it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
