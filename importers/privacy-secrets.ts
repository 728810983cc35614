/** A value that is none: what stands where a secret was taken out, or never was. */
const NO_VALUE =
  "(?!none\\b|null\\b|nil\\b|true\\b|false\\b|empty\\b|dummy\\b|token\\b|test\\b|example\\b|your[-_]|(?:hf_)?x{3}|hf_\\.{2}|\\*{2}|\\.{3}|<|\\[|\\$|%|\\{)";
/** A word with a digit in it that is no number: "1.5e-05" is one. */
const WITH_DIGIT =
  "(?![-+.\\d]{1,40}(?:e[-+]?\\d{1,4})?(?![\\w.-]))(?=[^\\s\"',;&<>]{0,80}\\d)(?=[^\\s\"',;&<>]{0,80}[A-Za-z])";
/** Ends of names of settings that hold a secret, in any spelling. */
const SECRET_NAMES =
  "(?:api|access|auth|account|secret|private|encryption|signing|shared[_-]?access)[_-]?key(?:[_-]?(?:id|secret))?|secret[_-]?access[_-]?key|(?:access|auth|refresh|session|bearer|api|hf|hub|github|gitlab|wandb|slack|bot)[_-]?token|client[_-]?secret|passwd|password|passphrase|kaggle[_-]?key";

/**
 * Keys and tokens, by the form that their issuers give them or by what stands before them. Each pattern is bounded in
 * what it looks at again, so that no text makes it slow.
 */
export const SECRETS: readonly RegExp[] = [
  // OpenAI, Anthropic and those that took their form. Words alone ("sk-learn-contrib-x") are none.
  /\b(?:sk|rk|pk)-(?=[A-Za-z_-]{0,40}\d|[a-z0-9_-]{0,40}[A-Z])[A-Za-z0-9_-]{16,}/g,
  /\b(?:hf_|api_org_|gsk_|xai-|r8_|pplx-|fw_|rpa_|dop_v1_|npm_|whsec_)(?=[a-z]{0,40}[A-Z0-9])[A-Za-z0-9]{16,}/g,
  /\b(?:nvapi-|glpat-|wandb_v\d_)[A-Za-z0-9_-]{16,}/g,
  /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
  // Alibaba and Tencent.
  /\b(?:LTAI|AKID)(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{12,}/g,
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g,
  /\b(?:xox[abeprs]|xapp)-[A-Za-z0-9-]{10,}/g,
  /\b(?:AIza[A-Za-z0-9_-]{30,}|ya29\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,})/g,
  /\b(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|pypi-AgEI[A-Za-z0-9_-]{16,}|dapi[0-9a-f]{32}|hvs\.[A-Za-z0-9_-]{20,})/g,
  // By issuer: Together, Tavily, LangSmith, Docker, Grafana, Shopify, Sentry, Notion and Lambda, Square, Cerebras, age.
  /\btgp_v\d_[A-Za-z0-9_-]{24,}/g,
  /\btvly-(?:dev-|prod-)?[A-Za-z0-9-]{24,}/g,
  /\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}/g,
  /\bdckr_[po]at_[A-Za-z0-9_-]{24,}/g,
  /\bgl(?:sa_[A-Za-z0-9]{32}_[0-9a-f]{8}|c_eyJ[A-Za-z0-9+/=]{24,})/g,
  /\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}/gi,
  /\bsntry[su]_[A-Za-z0-9_=+/-]{24,}/g,
  /\b(?:secret_(?:[a-z\d-]{1,30}_)?(?=[A-Za-z]{0,60}\d)[A-Za-z0-9]{32,}|ntn_[A-Za-z0-9]{40,})/g,
  /\bsq0(?:atp-[\w-]{22}|csp-[\w-]{43})/g,
  /\bcsk-(?=[a-z]{0,60}\d)[a-z0-9]{32,}/g,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}/g,
  // Postman, Mailgun, Twilio, ElevenLabs, Jina, Pinecone, Supabase, Linear, Anyscale.
  /\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}/g,
  /(?<![\w-])(?:key-|AC|SK)[0-9a-f]{32}(?![\w-])/g,
  /\bsk_[0-9a-f]{40,}\b/g,
  /\b(?:jina_|pcsk_|sbp_|lin_api_|esecret_)(?=[A-Za-z_]{0,60}\d)[A-Za-z0-9_]{32,}/g,
  // As others make them after these: a short name, what it is, perhaps a version, and what no person wrote.
  /(?<![A-Za-z0-9])(?!(?:cache|prompt|prefix|hash|group|sort|row|doc|data|block|run|task|model|public|foreign|primary|unique|index|dedup|partition|object)[_-])[A-Za-z][A-Za-z0-9]{1,7}[_-](?:pat|token|secret|key|apikey)[_-](?:[A-Za-z0-9]{1,6}[_-]){0,2}(?=[A-Za-z]{0,60}\d)(?=\d{0,60}[A-Za-z])[A-Za-z0-9]{24,}/gi,
  /\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16,}/g,
  /\b\d{8,10}:AA[A-Za-z0-9_-]{30,}/g,
  /\beyJ[A-Za-z0-9_]{10,2000}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}/g,
  /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g,
  /\bPuTTY-User-Key-File-\d/g,
  // Web hooks: who knows the address may write.
  /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{16,}/gi,
  /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/[\w-]{16,}/gi,
  /\.webhook\.office\.com\/[\w@/-]{16,}/gi,
  // Azure: keys of storage, and addresses that are signed.
  /\b(?:AccountKey|SharedAccessKey|SharedSecret)=[A-Za-z0-9+/]{20,}/gi,
  /[?&;](?:amp;)?(?:sig|X-Amz-Signature|X-Goog-Signature|Signature)=[A-Za-z0-9%+/_-]{20,}/gi,
  /\b[A-Za-z0-9]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/g,
  // Files of keys: Google's, Kaggle's, .netrc.
  /"private_key_id"\s{0,3}:\s{0,3}"[0-9a-f]{40}"/gi,
  /"key"\s{0,3}:\s{0,3}"[0-9a-f]{32}"/gi,
  /\bmachine\s{1,3}[\w.-]{1,80}\s{1,9}login\s{1,3}\S{1,80}\s{1,9}password\s{1,3}\S{3,}/gi,
  /\bwandb[^\n]{0,20}(?:login|key|token|relogin)[^\n]{0,40}?\b[0-9a-f]{40}\b/gi,
  /\b(?:api\.)?wandb(?:\.ai)?["']?\s{0,3}[:=]\s{0,3}["']?[0-9a-f]{40}\b/gi,
  // However short: nothing else begins so.
  /\b(?:hf|hub|hugging_?face(?:_?hub)?)[_-]?token["']?\s{0,3}[=:]\s{0,3}["']?hf_(?!x{2}|\.|\*|your|token)\w/gi,
  // Headers of requests.
  /\bBearer\s{1,3}(?!token\b|null\b|none\b)[A-Za-z0-9._~+/=-]{8,}/gi,
  /\bauthorization["']?\s{0,3}[=:]\s{0,3}["']?(?:Basic|Token|Digest|ApiKey)\s{1,3}[A-Za-z0-9._~+/=-]{6,}/gi,
  /\bauthorization["']?\s{0,3}[=:]\s{0,3}["']?(?:(?=[A-Za-z._~+/=-]{0,60}\d)[A-Za-z0-9._~+/=-]{8,}|[A-Za-z._~+/=-]{16,})/gi,
  /\b(?:set-)?cookie["']?\s{0,3}:\s{0,3}["']?[\w.-]{1,60}=[^\s"';,]{6,}/gi,
  /\bx-(?:api|auth|goog-api|functions)-?(?:key|token)["']?\s{0,3}[=:]\s{0,3}["']?[^\s"',;]{6,}/gi,
  // Settings by their names, in JSON, YAML, programs and dumps of the environment.
  new RegExp(`(?:${SECRET_NAMES})["']?\\s{0,3}[=:]\\s{0,3}["']?${NO_VALUE}[^\\s"',;&<>]{6,}`, "gi"),
  // Names that words of the field have, too: only with a value that looks made by a machine.
  new RegExp(
    `(?<![A-Za-z_-])(?:(?:db|user|login|root|admin|smtp|ssh)_)?(?:pass(?:code|word|wd)?|pwd)=["']?(?![/~.\\\\]|[A-Za-z]:[\\\\/])${NO_VALUE}${WITH_DIGIT}[^\\s"',;&<>]{4,}`,
    "gi",
  ),
  new RegExp(
    `(?<![A-Za-z_-])(?:secret|credentials?)["']?\\s{0,3}[=:]\\s{0,3}["']?${NO_VALUE}${WITH_DIGIT}[^\\s"',;&<>]{6,}`,
    "gi",
  ),
  new RegExp(`(?<![A-Za-z_-])(?:secret=["']?|"secret"\\s{0,3}:\\s{0,3}")${NO_VALUE}[^\\s"',;&<>]{6,}`, "gi"),
  new RegExp(
    `(?<![A-Za-z_-])token["']?\\s{0,3}[=:]\\s{0,3}["']?${NO_VALUE}${WITH_DIGIT}(?:[0-9a-f]{12,}|[A-Za-z0-9._~+/=-]{20,})`,
    "gi",
  ),
  /(?<![A-Za-z])(?:j?session[_-]?id|phpsessid|connect\.sid|csrf[_-]?token|xsrf[_-]?token)=["']?[^\s"',;&<>]{6,}/gi,
  // Upper case alone: "eos_token" is no secret.
  new RegExp(
    `\\b[A-Z][A-Z0-9]{0,20}(?:_[A-Z0-9]{1,20}){0,4}_(?:TOKEN|SECRET|CREDENTIALS?|COOKIE|PASS|PWD|PAT)=["']?${NO_VALUE}[^\\s"',;&<>]{6,}`,
    "g",
  ),
  new RegExp(
    `--(?:[a-z]{1,20}-){0,3}(?:api[-_]key|token|auth[-_]token|password|secret)[ =]["']?${NO_VALUE}(?!-)[^\\s"']{6,}`,
    "gi",
  ),
  /"token"\s{0,3}:\s{0,3}"(?=[A-Za-z._-]{0,60}\d)[A-Za-z0-9._~+/=-]{24,}"/gi,
  /:\/\/[^\s/@:"']{0,80}:[^\s/@"']{3,120}@/g,
];
