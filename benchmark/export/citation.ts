/** The benchmark's paper, by its record on arXiv; braces keep the capitals in styles that lower them. */
const PAPER = `@misc{yuan2025efficientllm,
  title         = {{EfficientLLM}: Efficiency in Large Language Models},
  author        = {Yuan, Zhengqing and Sun, Weixiang and Liu, Yixin and Zhou, Huichi and Zhou, Rong and Li, Yiyang and
                   Zhang, Zheyuan and Song, Wei and Huang, Yue and Jia, Haolong and Murugesan, Keerthiram and Wang, Yu and
                   He, Lifang and Gao, Jianfeng and Sun, Lichao and Ye, Yanfang},
  year          = {2025},
  eprint        = {2505.13840},
  archivePrefix = {arXiv},
  primaryClass  = {cs.CL},
  url           = {https://arxiv.org/abs/2505.13840},
`;

/**
 * The benchmark's paper as BibTeX, with a note that names the board and the dataset version, by which its numbers
 * are found again. `address`: absolute. The same input gives the same text: there is no date.
 */
export function boardBibtex(address: string, datasetVersion: number): string {
  return `${PAPER}  note          = {Leaderboard at \\url{${latexUrl(address)}}, dataset version ${datasetVersion}},\n}`;
}

/** An address for the `\url` of hyperref, also within other commands, where a bare % would begin a comment. */
export function latexUrl(address: string): string {
  return address
    .replace(/[\\{}^$\s]/g, (sign) => encodeURIComponent(sign))
    .replace(/[%#]/g, (sign) => `\\${sign}`);
}
