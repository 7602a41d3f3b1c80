import { type AllInOneConfig, describeConfig } from '../config.ts';

/** `flowbridge config`: the settings in force. */
export async function configCommand(config: AllInOneConfig): Promise<void> {
  console.log(describeConfig(config));
}
