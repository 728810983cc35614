/** CodeCarbon's columns of version 2.8, without those of the place. */
const COLUMNS =
  "timestamp,project_name,run_id,experiment_id,duration,emissions,emissions_rate,cpu_power,gpu_power,ram_power,cpu_energy,gpu_energy,ram_energy,energy_consumed,country_name,region,codecarbon_version,cpu_model,gpu_count,gpu_model,longitude,latitude,tracking_mode,pue";

interface EmissionsRow {
  run?: string;
  duration?: number | string;
  cpu?: number | string;
  gpu?: number | string;
  ram?: number | string;
  all?: number | string;
}

/** An emissions.csv with invented values; energies in kWh. */
export function madeUpEmissions(rows: EmissionsRow[] = [{}]): string {
  const lines = rows.map(({ run = "", duration = 3600, cpu = 0.1, gpu = 0.5, ram = 0.1, all = 0.7 }, index) =>
    [
      `2025-01-0${1 + (index % 9)}T10:00:00`,
      "codecarbon",
      run || `run-${index}`,
      "e",
      duration,
      0.2,
      0.0001,
      42.5,
      111,
      10,
      cpu,
      gpu,
      ram,
      all,
      "Nowhereland",
      "invented region",
      "2.8.1",
      "Invented CPU",
      2,
      "2 x Invented GPU",
      12.34,
      56.78,
      "machine",
      1,
    ].join(","),
  );
  return [COLUMNS, ...lines, ""].join("\n");
}

/** The oldest layout: energies are not parted. */
export const MADE_UP_OLD_EMISSIONS = [
  "timestamp,experiment_id,project_name,duration,emissions,energy_consumed,country_name,country_iso_code,region,on_cloud,cloud_provider,cloud_region",
  "2024-01-01T10:00:00,e,codecarbon,1800,0.01,0.1,Nowhereland,NOW,,N,,",
  "",
].join("\n");

/** A record as the tracker writes it into JSON. */
export const MADE_UP_EMISSIONS_RECORD = {
  timestamp: "2025-01-01T10:00:00",
  duration: 7200,
  emissions_rate: 0.1,
  gpu_energy: 1,
  cpu_energy: 0.5,
  ram_energy: 0.5,
  energy_consumed: 2,
  codecarbon_version: "3.0.1",
  gpu_model: "1 x Invented GPU",
  gpu_count: 1,
  longitude: 12.34,
};

/** A log of two accelerators over two ticks, units in the header and in the values. */
export const MADE_UP_SMI = [
  "timestamp, index, name, driver_version, power.draw [W], memory.used [MiB], utilization.gpu [%]",
  "2025/01/01 10:00:00.000, 0, Invented GPU, 999.1, 100.00 W, 1000 MiB, 50 %",
  "2025/01/01 10:00:00.000, 1, Invented GPU, 999.1, 300.00 W, 3000 MiB, 70 %",
  "2025/01/01 10:00:01.000, 0, Invented GPU, 999.1, 200.00 W, 2000 MiB, 60 %",
  "2025/01/01 10:00:01.000, 1, Invented GPU, 999.1, [N/A], 5000 MiB, 90 %",
  "",
].join("\n");

/** What `nvidia-smi dmon -s p` prints. */
export const MADE_UP_DMON = [
  "# gpu    pwr  gtemp  mtemp",
  "# Idx      W      C      C",
  "    0    100     40      -",
  "    1    300     41      -",
  "    0    200     42      -",
  "    1      -     43      -",
  "",
].join("\n");

/** Two windows of a Zeus monitor over two accelerators. */
export const MADE_UP_WINDOWS = [
  "start_time,window_name,elapsed_time,gpu0_energy,gpu1_energy,cpu_0_energy",
  "13588420.5,epoch 1,10,1000,3000,99999",
  "13588430.5,__GlobalPowerLimitOptimizer_250,0.01,0,0,0",
  "",
].join("\n");

/** A trace of Zeus by power limit. */
export const MADE_UP_TRACE = [
  "dataset,network,batch_size,optimizer,power_limit,time_per_epoch,average_power",
  "invented-set,inventednet,64,adam,150,9.5,120.5",
  "",
].join("\n");

/** The table of a batch of the AI Energy Score: a good run, and one that failed. */
export const MADE_UP_SCORES = [
  "model_name,model_class,task,reasoning_state,total_prompts,successful_prompts,failed_prompts,total_duration_seconds,total_tokens,total_prompt_tokens,total_completion_tokens,gpu_energy_wh,tokens_per_joule,avg_energy_per_prompt_wh,error_message",
  "made-up-org/Invented-20B,B,text_gen,On (High),10,8,2,1800,50000,10000,40000,100,0.1389,12.5,",
  "made-up-org/Invented-20B,B,text_gen,Off,10,0,10,0.0000,0,0,0,0.0000,0.0000,0.0000,connection to http://10.0.0.1:8000 refused",
  "",
].join("\n");
