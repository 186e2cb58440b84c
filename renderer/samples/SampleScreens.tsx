import type { Route } from '../route/route.ts';
import { SamplesScreen } from './SamplesScreen.tsx';

type SampleRoute = Extract<Route, { readonly screen: 'samples' | 'plan' | 'draw' | 'sample' }>;

/** The screens for samples and audits: code of their own file, fetched when the desk has nothing better to do. */
export function SampleScreens({ route }: { readonly route: SampleRoute }) {
  switch (route.screen) {
    case 'samples':
    case 'plan':
    case 'draw':
    case 'sample':
      return <SamplesScreen />;
  }
}
