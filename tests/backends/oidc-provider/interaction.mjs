// The page on which a person signs in: one form, one button.

import { text } from "node:stream/consumers";

import { isRight } from "./people.mjs";

/// Shows the form, or takes it.
export async function interaction(provider, request, response) {
  try {
    const { prompt } = await provider.interactionDetails(request, response);
    if (prompt.name !== "login") {
      const refusal = { error: "access_denied", error_description: `nothing here answers the prompt ${prompt.name}` };
      await provider.interactionFinished(request, response, refusal);
    } else if (request.method === "POST") {
      await signIn(provider, request, response);
    } else {
      show(response, 200, "");
    }
  } catch (error) {
    // The cookie of the sign-in that this page belongs to has gone.
    page(response, error.statusCode ?? 500, `<p role="alert">${escaped(error.message)}</p>`);
  }
}

async function signIn(provider, request, response) {
  const typed = new URLSearchParams(await text(request));
  const name = typed.get("name") ?? "";
  if (isRight(name, typed.get("password"))) {
    await provider.interactionFinished(request, response, { login: { accountId: name } });
  } else {
    show(response, 401, '<p role="alert">用户名或密码不对。 The name and the password do not go together.</p>', name);
  }
}

function show(response, status, refusal, name = "") {
  page(
    response,
    status,
    `${refusal}
<form method="post">
<p><label>用户名 Name <input name="name" value="${escaped(name)}" autocomplete="username" required autofocus></label></p>
<p><label>密码 Password <input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>登录 Sign in</button></p>
</form>`,
  );
}

function page(response, status, body) {
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>登录 Sign in</title>
<h1>开发区统一登录 Zone sign-in</h1>
${body}
</html>
`);
}

function escaped(words) {
  return words.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
