/** Where the published values come from. R's own figures are outputs of the calls printed at the end of the report. */
export const sources = {
  spec: 'Check values in the specification of the audit. 17 of 98 is the sample of the Kansas City auditor, 2021–22.',
  aicpa:
    'AICPA Audit Guide "Audit Sampling" (2017), appendix A, as transcribed in R package jfa 0.7.3, ' +
    'tests/testthat/test-aicpa-appendix-a.R (github.com/koenderks/jfa, commit f3723cc2).',
  auditSampler:
    'AuditSampler, "Attributes sample size using the hypergeometric distribution" (cplusglobal.wordpress.com, ' +
    '2015-11-13), as transcribed in jfa 0.7.3, tests/testthat/test-audit-sampler.R.',
  binomTest:
    'R 3.6.2, binom.test and prop.test(correct = FALSE), as recorded in SciPy, scipy/stats/tests/test_morestats.py, ' +
    'class TestBinomTest.',
  tern: 'R package tern, prop_strat_wilson after Yan and Su (2010): tests/testthat/_snaps of its stratified Wilson test.',
  r: 'R 4.2.2, package stats; run for this report.',
  survey:
    'R 4.2.2, package survey 4.1-1, svymean and svyciprop(method = "beta") with fpc; run for this report.',
  vcd: 'R 4.2.2, package vcd 1.4-11, Kappa and confint; run for this report.',
  cohen:
    'J. Cohen, Educational and Psychological Measurement 20 (1960), 37–46: table and kappa as given in the example of ' +
    'cohen.kappa, R package psych.',
  kapci: 'Stata kapci, analytical interval: statalist archive, December 2009, message 320 (stata.com).',
  krippendorff:
    'K. Krippendorff, "Computing Krippendorff\'s Alpha-Reliability" (2011): the examples for binary answers and for ' +
    'answers without an order, with answers missing.',
  gwet:
    "K. L. Gwet's examples in the README of his R package irrCAC 1.4 (github.com/kgwet/irrCAC, commit 7fb7509): " +
    'cont3x3abstractors, distrib.6raters, cac.raw4raters.',
} as const satisfies Record<string, string>;

export type Source = keyof typeof sources;

/** The number of a source in the report's list. */
export function numberOf(source: Source): number {
  return Object.keys(sources).indexOf(source) + 1;
}
