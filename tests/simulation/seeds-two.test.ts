import { testSeeds } from './suite.ts';

testSeeds(101, 100);
