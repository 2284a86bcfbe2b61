import { newEnrolmentToken } from './processes/started-api.ts';

// Run inside a namespace: prints an enrolment token of the API there.
process.stdout.write(await newEnrolmentToken(process.argv[2] ?? ''));
