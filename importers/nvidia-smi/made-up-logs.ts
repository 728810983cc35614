/** `nvidia-smi -q` of some accelerators by their average draw in W, one list a moment. Every value is made up. */
export function madeUpFullLog(...moments: number[][]): string {
  return moments
    .map((powers) =>
      [
        "",
        "==============NVSMI LOG==============",
        "",
        "Timestamp                                 : Thu Jan  2 03:04:05 2031",
        "Driver Version                            : 999.1",
        "CUDA Version                              : 99.9",
        "",
        `Attached GPUs                             : ${powers.length}`,
        ...powers.flatMap(fullLogOfOne),
        "",
      ].join("\n"),
    )
    .join("\n");
}

function fullLogOfOne(watts: number, index: number): string[] {
  return [
    `GPU 00000000:0${index + 1}:00.0`,
    "    Product Name                          : Invented GPU",
    "    Serial Number                         : 1234567890123",
    `    GPU UUID                              : GPU-0000000${index}-0000-0000-0000-000000000000`,
    "    FB Memory Usage",
    "        Total                             : 40960 MiB",
    "        Used                              : 1000 MiB",
    "        Free                              : 39960 MiB",
    "    BAR1 Memory Usage",
    "        Used                              : 7 MiB",
    "    GPU Power Readings",
    `        Average Power Draw                : ${watts} W`,
    "        Instantaneous Power Draw          : 999 W",
    "        Current Power Limit               : 700.00 W",
    "    GPU Memory Power Readings ",
    "        Average Power Draw                : 5.00 W",
    "    Module Power Readings",
    "        Average Power Draw                : 888.00 W",
    "    Processes                             : None",
  ];
}

/** The screen of `nvidia-smi` of one accelerator. Every value is made up. */
export function madeUpScreen(watts: number): string {
  return `Thu Jan  2 03:04:05 2031
+-----------------------------------------------------------------------------------------+
| NVIDIA-SMI 999.10                 Driver Version: 999.10         CUDA Version: 99.9     |
|-----------------------------------------+------------------------+----------------------+
| GPU  Name                 Persistence-M | Bus-Id          Disp.A | Volatile Uncorr. ECC |
| Fan  Temp   Perf          Pwr:Usage/Cap |           Memory-Usage | GPU-Util  Compute M. |
|=========================================+========================+======================|
|   0  Invented GPU 40GB              Off |   00000000:01:00.0 Off |                    0 |
| N/A   32C    P0            ${watts}W /  400W |    2048MiB /  40960MiB |     50%      Default |
+-----------------------------------------+------------------------+----------------------+
| Processes:                                                                              |
|    0   N/A  N/A      4242      C   python                                      2000MiB |
+-----------------------------------------------------------------------------------------+`;
}
