# One process: the schedule, and the site it makes. Data, inbox and site lie in the volume; the product is only read.
FROM node:24-slim AS libraries
WORKDIR /opt/bio
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
WORKDIR /opt/bio
COPY --from=libraries /opt/bio/node_modules ./node_modules
COPY . .
RUN mkdir -p /srv/bio && chown node:node /srv/bio
ENV NODE_ENV=production BIO_HOME=/srv/bio BIO_HOST=0.0.0.0 PORT=4173
VOLUME /srv/bio
EXPOSE 4173
USER node
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=5m --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT).then(({ok}) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "pipeline/bio.js", "schedule", "--serve"]
