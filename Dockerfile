# The site, its commands, and the PostgreSQL that it runs by itself where DATABASE_URL is not set.
# docs/operations.md tells how it is used; `npm run image:check` builds and tries it.
ARG NODE_VERSION=20

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Pages name the public address of the site: it is known when they are built.
ARG SITE_URL=
# A compiler and a browser's driver come with Next, but a built site does not use them.
RUN SITE_URL="$SITE_URL" npm run build \
 && npm prune --omit=dev \
 && rm -rf .next/cache .next/types .next/trace* node_modules/.cache \
      node_modules/@next/swc-* node_modules/@types \
      node_modules/playwright node_modules/playwright-core node_modules/@playwright \
 && find .next node_modules -name '*.map' -delete \
 && mkdir /data

FROM node:${NODE_VERSION}-bookworm-slim
ARG SITE_URL=
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 SITE_URL=$SITE_URL TOKENBOARD_DATA=/data
WORKDIR /app
COPY --from=build /app /app
COPY --from=build --chown=node:node /data /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# A first start of its own PostgreSQL loads a year of demo data.
HEALTHCHECK --interval=30s --timeout=5s --start-period=3m \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "scripts/start.ts"]
