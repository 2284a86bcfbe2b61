import { bringLoopbackUp } from './loopback-device.ts';

bringLoopbackUp();
