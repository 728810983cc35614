/** Sites of projects, standards, hubs and tools: to be named by everybody. */
const SITES = [
  // Hubs of models and code.
  "huggingface.co",
  "hf.co",
  "github.com",
  "githubusercontent.com",
  "gitlab.com",
  "modelscope.cn",
  "kaggle.com",
  // Papers, and where they are cited from.
  "arxiv.org",
  "doi.org",
  "zenodo.org",
  "aclanthology.org",
  "openreview.net",
  "semanticscholar.org",
  "acm.org",
  "ieee.org",
  "paperswithcode.com",
  // Encyclopaedias, and what keeps the net as it was.
  "wikipedia.org",
  "wikimedia.org",
  "wikidata.org",
  "archive.org",
  "commoncrawl.org",
  // Libraries, packages, systems and images.
  "pytorch.org",
  "tensorflow.org",
  "numpy.org",
  "scipy.org",
  "scikit-learn.org",
  "python.org",
  "pypi.org",
  "pythonhosted.org",
  "anaconda.org",
  "anaconda.com",
  "ubuntu.com",
  "debian.org",
  "kernel.org",
  "apache.org",
  "gnu.org",
  "docker.com",
  "docker.io",
  "nvcr.io",
  "ghcr.io",
  "quay.io",
  // Standards, licences and questions of programmers.
  "json-schema.org",
  "schema.org",
  "w3.org",
  "ietf.org",
  "creativecommons.org",
  "opensource.org",
  "stackoverflow.com",
  // Makers of accelerators and models.
  "nvidia.com",
  "amd.com",
  "intel.com",
  "microsoft.com",
  "google.com",
  "openai.com",
  "anthropic.com",
  "mistral.ai",
  "meta.com",
  "deepmind.com",
  "cohere.com",
  "deepseek.com",
  "qwen.ai",
  "together.ai",
  "databricks.com",
  // Tools, benchmarks and boards of the field.
  "vllm.ai",
  "lmsys.org",
  "lmarena.ai",
  "mlcommons.org",
  "ml.energy",
  "codecarbon.io",
  "electricitymaps.com",
  "eleuther.ai",
  "laion.ai",
  "crfm.stanford.edu",
  "nlp.stanford.edu",
  "swebench.com",
  // Data sets, as the configurations of evaluations name them.
  "rowanzellers.com",
  "allenai.org",
  "winogrande.allenai.org",
  "leaderboard.allenai.org",
  "yonatanbisk.com",
  "gluebenchmark.com",
  "super.gluebenchmark.com",
  "nlp.cs.washington.edu",
  "cogcomp.seas.upenn.edu",
  "image-net.org",
  "cocodataset.org",
  "visualqa.org",
  "statmt.org",
  "opus.nlpl.eu",
  "dl.fbaipublicfiles.com",
  // The press, which texts of data sets quote.
  "bbc.co.uk",
  "bbc.com",
  "cnn.com",
  "nytimes.com",
  "theguardian.com",
  "reuters.com",
  // Kept free for examples (RFC 2606).
  "example.com",
  "example.org",
  "example.net",
];
/** What stands before a site's name where the public reads it. "gpu01.nvidia.com" is a machine. */
const DOORS =
  "(?:(?:www|raw|api|docs?|developers?|learn|support|help|research|cloud|platform|news|blogs?|web|data|discuss|cdn-lfs(?:-[a-z]{2}-\\d)?|download|catalog\\.ngc|build|files|hub|wiki|registry|ai|[a-z]{2})\\.){0,2}";
/** Where anybody may keep something: public as a name, and below it only what data sets are fetched from. */
const SHARED: readonly (readonly [host: string, folders: readonly string[]])[] = [
  // Tools say it at their start. Below an account's name lie its runs.
  ["(?:api\\.)?wandb\\.ai", ["authorize", "site", "login", "quickstart", "fully-connected"]],
  // Of MMLU, MATH and APPS.
  ["people\\.eecs\\.berkeley\\.edu", ["~hendrycks"]],
  // Of QuAC, WikiText and GLUE; of ARC; of ATOMIC and Social IQa.
  ["s3\\.amazonaws\\.com", ["my89public", "research\\.metamind\\.io", "datasets\\.huggingface\\.co"]],
  ["s3-us-west-2\\.amazonaws\\.com", ["ai2-website"]],
  [
    "storage\\.googleapis\\.com",
    ["ai2-mosaic", "ai2-mosaic-public", "tfds-data", "download\\.tensorflow\\.org"],
  ],
];
const SHARED_HOSTS = SHARED.map(([host]) => host).join("|");
const SHARED_ADDRESS = SHARED.map(
  ([host, folders]) => `${host}(?:/?[.,;]*$|/(?:${folders.join("|")})(?:[/?#]|[.,;]*$))`,
).join("|");

const PUBLIC_NAME = `(?:${DOORS}(?:${SITES.map((site) => site.replaceAll(".", "\\.")).join("|")})|(?:www|docs)\\.[\\w.-]{1,80}|[\\w-]{1,60}\\.(?:readthedocs\\.io|github\\.io))`;

/** What makes the name that was read another one, or an account's. A full stop may end a sentence. */
const GOES_ON = "[\\w-]|\\.[\\w-]|@|:[^\\s/@]{0,120}@";

/** Addresses that everybody may know: of projects, standards and the machine itself. */
export const PUBLIC_ADDRESS = new RegExp(
  `^https?://(?:${SHARED_ADDRESS}|(?:${PUBLIC_NAME}|localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1\\])(?!${GOES_ON}))`,
  "i",
);
const PUBLIC_HOST = new RegExp(`^(?:${PUBLIC_NAME}|${SHARED_HOSTS})(?::\\d{2,5})?$`, "i");

/** Whether a host of the net, with or without a port, is a public site's. */
export function isPublicHost(host: string): boolean {
  return PUBLIC_HOST.test(host);
}

/** A number, a name without a domain, a domain of no registry, or a name among the machine's own. */
const INSIDE =
  /^[a-z]+:\/\/(?:[^/@]*@)?(?:\d{1,3}(?:\.\d{1,3}){3}|\[[^\]]*\]|[^./:]+|[^/:]+\.(?:local|lan|internal|intranet|corp|cluster|hpc))(?:[:/?#]|$)/i;

/** Whether an address with its scheme can be reached only from inside of somebody's net. */
export function isInsideAddress(address: string): boolean {
  return INSIDE.test(address);
}
