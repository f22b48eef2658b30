import { defineConfig } from 'drizzle-kit'

/** For `npx drizzle-kit studio`, on the database of `DATABASE_URL`. Migrations are written by hand: CONTRIBUTING.md. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
  dbCredentials: { url: process.env.DATABASE_URL ?? '' },
})
