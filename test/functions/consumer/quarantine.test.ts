import { describeQuarantine } from './quarantine-contract.ts';
import { startEmulator } from './start-emulator.ts';

describeQuarantine('the quarantine on the local cloud', startEmulator);
