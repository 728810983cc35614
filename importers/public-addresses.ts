/** Sites of projects, standards, hubs and tools: to be named by everybody. */
const SITES = [
  "huggingface.co",
  "hf.co",
  "github.com",
  "githubusercontent.com",
  "gitlab.com",
  "modelscope.cn",
  "kaggle.com",
  "arxiv.org",
  "doi.org",
  "zenodo.org",
  "aclanthology.org",
  "openreview.net",
  "semanticscholar.org",
  "acm.org",
  "ieee.org",
  "wikipedia.org",
  "wikimedia.org",
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
  "json-schema.org",
  "schema.org",
  "w3.org",
  "ietf.org",
  "creativecommons.org",
  "opensource.org",
  "stackoverflow.com",
  "nvidia.com",
  "amd.com",
  "intel.com",
  "microsoft.com",
  "google.com",
  "openai.com",
  "anthropic.com",
  "mistral.ai",
  "vllm.ai",
  "lmsys.org",
  "example.com",
  "example.org",
  "example.net",
  "mlcommons.org",
  "ml.energy",
  "codecarbon.io",
  "electricitymaps.com",
];
/** What stands before a site's name where the public reads it. "gpu01.nvidia.com" is a machine. */
const DOORS =
  "(?:(?:www|raw|api|docs?|developers?|blogs?|catalog\\.ngc|build|download|files|hub|wiki|registry|ai|[a-z]{2})\\.){0,2}";
const PUBLIC_NAME = `(?:${DOORS}(?:${SITES.map((site) => site.replaceAll(".", "\\.")).join("|")})|(?:www|docs)\\.[\\w.-]{1,80}|[\\w-]{1,60}\\.(?:readthedocs\\.io|github\\.io))`;

/** Addresses that everybody may know: of projects, standards and the machine itself. */
export const PUBLIC_ADDRESS = new RegExp(
  `^https?://(?:${PUBLIC_NAME}|localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|\\[::1\\])(?![\\w.-]|@|:[^\\s/@]{0,120}@)`,
  "i",
);
const PUBLIC_HOST = new RegExp(`^${PUBLIC_NAME}(?::\\d{2,5})?$`, "i");

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
