import { expect, test } from 'vitest';
import { guessDelimiter } from '../../mapping/delimiter.ts';
import { guessColumns } from '../../mapping/guess-columns.ts';
import { guessDates } from '../../mapping/guess-dates.ts';

test('a portal of calls without officers maps by its headers', () => {
  const headers =
    'nopd_item,type_,typetext,priority,initialtype,initialtypetext,initialpriority,mapx,mapy,timecreate,timedispatch,timearrive,timeclosed,disposition,dispositiontext,selfinitiated,beat,block_address,zip,policedistrict';
  expect(guessColumns('dispatch', headers.split(','))).toEqual({
    eventNumber: 'nopd_item',
    callType: 'typetext',
    priority: 'priority',
    receivedAt: 'timecreate',
    dispatchedAt: 'timedispatch',
    arrivedAt: 'timearrive',
    clearedAt: 'timeclosed',
    disposition: 'dispositiontext',
    selfInitiated: 'selfinitiated',
  });
});

test('a portal with a row for each unit of a call does, too', () => {
  const headers =
    'call_number,unit_id,incident_number,call_type,call_date,watch_date,received_dttm,entry_dttm,dispatch_dttm,response_dttm,on_scene_dttm,transport_dttm,hospital_dttm,call_final_disposition,available_dttm,address,city,original_priority,priority,final_priority,call_type_group,unit_type,rowid';
  expect(guessColumns('dispatch', headers.split(','))).toEqual({
    eventNumber: 'call_number',
    reportNumber: 'incident_number',
    unit: 'unit_id',
    callType: 'call_type',
    priority: 'priority',
    receivedAt: 'received_dttm',
    dispatchedAt: 'dispatch_dttm',
    enRouteAt: 'response_dttm',
    arrivedAt: 'on_scene_dttm',
    clearedAt: 'available_dttm',
    disposition: 'call_final_disposition',
  });
});

test('a dispatch system’s own export and a vendor’s list of recordings do as well', () => {
  const own =
    'Event #;Badge No.;Officer Name;Nature;Time Received;First Dispatch Time;Arrival Time;Clear Time;Dispo';
  expect(guessColumns('dispatch', own.split(';'))).toMatchObject({
    officerBadge: 'Badge No.',
    officerName: 'Officer Name',
    callType: 'Nature',
    receivedAt: 'Time Received',
    arrivedAt: 'Arrival Time',
    clearedAt: 'Clear Time',
    disposition: 'Dispo',
  });
  const clips = 'Asset ID,Title,Owner,Badge ID,Recorded On,Duration (s),Category,Uploaded On,Device Serial';
  expect(guessColumns('catalogue', clips.split(','))).toEqual({
    vendorId: 'Asset ID',
    title: 'Title',
    officerName: 'Owner',
    officerBadge: 'Badge ID',
    recordedAt: 'Recorded On',
    duration: 'Duration (s)',
    classification: 'Category',
    uploadedAt: 'Uploaded On',
    device: 'Device Serial',
  });
});

test('our own names are taken before anybody else’s', () => {
  expect(guessColumns('dispatch', ['received', 'received_at'])).toMatchObject({ receivedAt: 'received_at' });
});

test.each([
  [['3/4/2021 10:00', '13/4/2021 9:00'], 'day-first', 'sure', null],
  [['3/4/2021 10:00', '3/14/2021 9:00'], 'month-first', 'sure', null],
  [['03/04/2021', '05.06.2021'], 'month-first', 'either', '03/04/2021'],
  [['13/4/2021', '4/13/2021', '14/4/2021'], 'day-first', 'mixed', null],
  [['2021-04-03 10:00', '4/4/2021'], 'month-first', 'no-slashes', null],
])('%j: %s, %s', (cells, order, says, example) => {
  expect(guessDates(cells)).toEqual({ order, says, example });
});

test('the mark that parts the header is found, also beside commas in quotation marks', () => {
  expect(guessDelimiter('"a, b, c, d";e;f\n')).toBe(';');
  expect(guessDelimiter('\uFEFFa|b,c|d\n')).toBe('|');
  expect(guessDelimiter('alone\n')).toBe(',');
});
