import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

import { findAccount } from "./people.mjs";
import { interaction } from "./interaction.mjs";

// `import` does not look into NODE_PATH, `require` does.
const place = createRequire(import.meta.url).resolve("oidc-provider");
const { default: Provider } = await import(pathToFileURL(place).href);

const [port, redirectUri] = process.argv.slice(2);
const appOrigin = new URL(redirectUri).origin;
const accessSeconds = Number(process.env.ZHIHUI_ACCESS_SECONDS ?? 300);
const SCOPE = "openid profile offline_access";
const DAY = 86400;

const signingKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "zhihui",
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      redirect_uris: [redirectUri],
      scope: SCOPE,
    },
  ],
  jwks: { keys: [{ ...signingKey, use: "sig", alg: "RS256" }] },
  cookies: { keys: [signingKey.d] },
  responseTypes: ["code"],
  pkce: { required: () => true },
  scopes: SCOPE.split(" "),
  claims: { openid: ["sub"], profile: ["name", "phone_number"] },
  findAccount,
  ttl: {
    AccessToken: accessSeconds,
    AuthorizationCode: 60,
    IdToken: accessSeconds,
    RefreshToken: 14 * DAY,
    Session: DAY,
    Grant: 14 * DAY,
    Interaction: 3600,
  },
  // Tokens lapse to the second: client and provider have the same clock.
  clockTolerance: 0,
  rotateRefreshToken: true,
  // For this client without being asked for by `prompt=consent`, which is what `offline_access` needs otherwise.
  issueRefreshToken: async () => true,
  clientBasedCORS: (_context, origin) => origin === appOrigin,
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  loadExistingGrant,
  features: { devInteractions: { enabled: false } },
});

/// The zone's own app needs no page that asks whether it may: whoever signs in for it has said so.
async function loadExistingGrant({ oidc: { client, session, result } }) {
  const kept = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  if (kept) {
    return provider.Grant.find(kept);
  }
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPE);
  await grant.save();
  return grant;
}

const answer = provider.callback();
const server = createServer((request, response) => {
  if (request.url.startsWith("/interaction/")) {
    interaction(provider, request, response);
  } else {
    answer(request, response);
  }
});
server.listen(Number(port), "127.0.0.1");
