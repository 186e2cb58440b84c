import type { Route } from '../route/route.ts';
import { DrawScreen } from './draw/DrawScreen.tsx';
import { PlanScreen } from './plan/PlanScreen.tsx';
import { SampleScreen } from './SampleScreen.tsx';
import { SamplesScreen } from './SamplesScreen.tsx';

type SampleRoute = Extract<Route, { readonly screen: 'samples' | 'plan' | 'draw' | 'sample' }>;

/** The screens for samples and audits: code of their own file, fetched when the desk has nothing better to do. */
export function SampleScreens({ route }: { readonly route: SampleRoute }) {
  switch (route.screen) {
    case 'plan':
      return <PlanScreen key={route.planId} planId={route.planId} />;
    case 'draw':
      return <DrawScreen key={route.planId} planId={route.planId} />;
    case 'sample':
      return <SampleScreen key={route.drawId} drawId={route.drawId} part={route.part} />;
    case 'samples':
      return <SamplesScreen />;
  }
}
