/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type * as alarms from "../alarms.js";
import type * as audit from "../audit.js";
import type * as callbacks from "../callbacks.js";
import type * as campaigns from "../campaigns.js";
import type * as crons from "../crons.js";
import type * as dispatchers from "../dispatchers.js";
import type * as domain_alerts from "../domain/alerts.js";
import type * as domain_answering from "../domain/answering.js";
import type * as domain_board from "../domain/board.js";
import type * as domain_callBack from "../domain/callBack.js";
import type * as domain_canonical from "../domain/canonical.js";
import type * as domain_columns from "../domain/columns.js";
import type * as domain_cost from "../domain/cost.js";
import type * as domain_errors from "../domain/errors.js";
import type * as domain_export_bundle from "../domain/export/bundle.js";
import type * as domain_export_compiledEido from "../domain/export/compiledEido.js";
import type * as domain_export_csv from "../domain/export/csv.js";
import type * as domain_export_eido from "../domain/export/eido.js";
import type * as domain_export_eidoFault from "../domain/export/eidoFault.js";
import type * as domain_export_eidoIds from "../domain/export/eidoIds.js";
import type * as domain_export_eidoNotes from "../domain/export/eidoNotes.js";
import type * as domain_export_eidoParts from "../domain/export/eidoParts.js";
import type * as domain_export_eidoPeople from "../domain/export/eidoPeople.js";
import type * as domain_export_hidden from "../domain/export/hidden.js";
import type * as domain_export_hide from "../domain/export/hide.js";
import type * as domain_export_json from "../domain/export/json.js";
import type * as domain_export_markup from "../domain/export/markup.js";
import type * as domain_export_owner from "../domain/export/owner.js";
import type * as domain_export_personal from "../domain/export/personal.js";
import type * as domain_export_pidfLo from "../domain/export/pidfLo.js";
import type * as domain_export_redact from "../domain/export/redact.js";
import type * as domain_export_spokenNumbers from "../domain/export/spokenNumbers.js";
import type * as domain_export_tokens from "../domain/export/tokens.js";
import type * as domain_field from "../domain/field.js";
import type * as domain_fieldValue from "../domain/fieldValue.js";
import type * as domain_links_hint from "../domain/links/hint.js";
import type * as domain_links_overlay from "../domain/links/overlay.js";
import type * as domain_links_place from "../domain/links/place.js";
import type * as domain_links_reason from "../domain/links/reason.js";
import type * as domain_links_score from "../domain/links/score.js";
import type * as domain_liveCall from "../domain/liveCall.js";
import type * as domain_personal from "../domain/personal.js";
import type * as domain_protocol_cards_airway from "../domain/protocol/cards/airway.js";
import type * as domain_protocol_cards_arrest from "../domain/protocol/cards/arrest.js";
import type * as domain_protocol_cards_brain from "../domain/protocol/cards/brain.js";
import type * as domain_protocol_cards_closing from "../domain/protocol/cards/closing.js";
import type * as domain_protocol_cards_entry from "../domain/protocol/cards/entry.js";
import type * as domain_protocol_cards_injury from "../domain/protocol/cards/injury.js";
import type * as domain_protocol_cards_people from "../domain/protocol/cards/people.js";
import type * as domain_protocol_cards_plain from "../domain/protocol/cards/plain.js";
import type * as domain_protocol_check from "../domain/protocol/check.js";
import type * as domain_protocol_condition from "../domain/protocol/condition.js";
import type * as domain_protocol_course from "../domain/protocol/course.js";
import type * as domain_protocol_phrase from "../domain/protocol/phrase.js";
import type * as domain_protocol_protocol from "../domain/protocol/protocol.js";
import type * as domain_protocol_read from "../domain/protocol/read.js";
import type * as domain_protocol_sample from "../domain/protocol/sample.js";
import type * as domain_protocol_topics from "../domain/protocol/topics.js";
import type * as domain_protocol_ways from "../domain/protocol/ways.js";
import type * as domain_review_form from "../domain/review/form.js";
import type * as domain_review_pace from "../domain/review/pace.js";
import type * as domain_review_proof from "../domain/review/proof.js";
import type * as domain_review_spans from "../domain/review/spans.js";
import type * as domain_roles from "../domain/roles.js";
import type * as domain_roomSettings from "../domain/roomSettings.js";
import type * as domain_sentiment from "../domain/sentiment.js";
import type * as domain_supervision from "../domain/supervision.js";
import type * as domain_templates from "../domain/templates.js";
import type * as domain_transcript from "../domain/transcript.js";
import type * as domain_triage from "../domain/triage.js";
import type * as domain_voice from "../domain/voice.js";
import type * as earlier from "../earlier.js";
import type * as exports from "../exports.js";
import type * as functions from "../functions.js";
import type * as incidents from "../incidents.js";
import type * as links from "../links.js";
import type * as model_alarms from "../model/alarms.js";
import type * as model_alerts from "../model/alerts.js";
import type * as model_analytics from "../model/analytics.js";
import type * as model_answers from "../model/answers.js";
import type * as model_audit from "../model/audit.js";
import type * as model_auditTables from "../model/auditTables.js";
import type * as model_board from "../model/board.js";
import type * as model_callBacks from "../model/callBacks.js";
import type * as model_callEnd from "../model/callEnd.js";
import type * as model_callHours from "../model/callHours.js";
import type * as model_callProgress from "../model/callProgress.js";
import type * as model_callStart from "../model/callStart.js";
import type * as model_callTables from "../model/callTables.js";
import type * as model_callView from "../model/callView.js";
import type * as model_caller from "../model/caller.js";
import type * as model_calls from "../model/calls.js";
import type * as model_campaigns from "../model/campaigns.js";
import type * as model_card from "../model/card.js";
import type * as model_coaching from "../model/coaching.js";
import type * as model_corrections from "../model/corrections.js";
import type * as model_course from "../model/course.js";
import type * as model_deliveries from "../model/deliveries.js";
import type * as model_dispatchers from "../model/dispatchers.js";
import type * as model_earlier from "../model/earlier.js";
import type * as model_events from "../model/events.js";
import type * as model_exports from "../model/exports.js";
import type * as model_external from "../model/external.js";
import type * as model_fields from "../model/fields.js";
import type * as model_given from "../model/given.js";
import type * as model_help from "../model/help.js";
import type * as model_incidentTables from "../model/incidentTables.js";
import type * as model_incidents from "../model/incidents.js";
import type * as model_links from "../model/links.js";
import type * as model_linksTables from "../model/linksTables.js";
import type * as model_merges from "../model/merges.js";
import type * as model_metrics from "../model/metrics.js";
import type * as model_nextActions from "../model/nextActions.js";
import type * as model_objectives from "../model/objectives.js";
import type * as model_orders from "../model/orders.js";
import type * as model_patients from "../model/patients.js";
import type * as model_phases from "../model/phases.js";
import type * as model_presence from "../model/presence.js";
import type * as model_proof from "../model/proof.js";
import type * as model_protocolTables from "../model/protocolTables.js";
import type * as model_protocols from "../model/protocols.js";
import type * as model_purge from "../model/purge.js";
import type * as model_recordings from "../model/recordings.js";
import type * as model_refusal from "../model/refusal.js";
import type * as model_retention from "../model/retention.js";
import type * as model_retentionTraces from "../model/retentionTraces.js";
import type * as model_reviewFacts from "../model/reviewFacts.js";
import type * as model_reviewList from "../model/reviewList.js";
import type * as model_reviewTables from "../model/reviewTables.js";
import type * as model_reviewView from "../model/reviewView.js";
import type * as model_reviews from "../model/reviews.js";
import type * as model_roomTables from "../model/roomTables.js";
import type * as model_seats from "../model/seats.js";
import type * as model_sentiment from "../model/sentiment.js";
import type * as model_settings from "../model/settings.js";
import type * as model_settingsTables from "../model/settingsTables.js";
import type * as model_shapes from "../model/shapes.js";
import type * as model_supervision from "../model/supervision.js";
import type * as model_supervisionTables from "../model/supervisionTables.js";
import type * as model_system from "../model/system.js";
import type * as model_transcript from "../model/transcript.js";
import type * as model_users from "../model/users.js";
import type * as mutations_liveCalls from "../mutations/liveCalls.js";
import type * as mutations_supervision from "../mutations/supervision.js";
import type * as patients from "../patients.js";
import type * as protocol from "../protocol.js";
import type * as queries_liveCalls from "../queries/liveCalls.js";
import type * as queries_supervision from "../queries/supervision.js";
import type * as queries_wallboard from "../queries/wallboard.js";
import type * as retention from "../retention.js";
import type * as review from "../review.js";
import type * as seats from "../seats.js";
import type * as settings from "../settings.js";
import type * as sweep from "../sweep.js";
import type * as trends from "../trends.js";
import type * as users from "../users.js";

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";

declare const fullApi: ApiFromModules<{
  alarms: typeof alarms;
  audit: typeof audit;
  callbacks: typeof callbacks;
  campaigns: typeof campaigns;
  crons: typeof crons;
  dispatchers: typeof dispatchers;
  "domain/alerts": typeof domain_alerts;
  "domain/answering": typeof domain_answering;
  "domain/board": typeof domain_board;
  "domain/callBack": typeof domain_callBack;
  "domain/canonical": typeof domain_canonical;
  "domain/columns": typeof domain_columns;
  "domain/cost": typeof domain_cost;
  "domain/errors": typeof domain_errors;
  "domain/export/bundle": typeof domain_export_bundle;
  "domain/export/compiledEido": typeof domain_export_compiledEido;
  "domain/export/csv": typeof domain_export_csv;
  "domain/export/eido": typeof domain_export_eido;
  "domain/export/eidoFault": typeof domain_export_eidoFault;
  "domain/export/eidoIds": typeof domain_export_eidoIds;
  "domain/export/eidoNotes": typeof domain_export_eidoNotes;
  "domain/export/eidoParts": typeof domain_export_eidoParts;
  "domain/export/eidoPeople": typeof domain_export_eidoPeople;
  "domain/export/hidden": typeof domain_export_hidden;
  "domain/export/hide": typeof domain_export_hide;
  "domain/export/json": typeof domain_export_json;
  "domain/export/markup": typeof domain_export_markup;
  "domain/export/owner": typeof domain_export_owner;
  "domain/export/personal": typeof domain_export_personal;
  "domain/export/pidfLo": typeof domain_export_pidfLo;
  "domain/export/redact": typeof domain_export_redact;
  "domain/export/spokenNumbers": typeof domain_export_spokenNumbers;
  "domain/export/tokens": typeof domain_export_tokens;
  "domain/field": typeof domain_field;
  "domain/fieldValue": typeof domain_fieldValue;
  "domain/links/hint": typeof domain_links_hint;
  "domain/links/overlay": typeof domain_links_overlay;
  "domain/links/place": typeof domain_links_place;
  "domain/links/reason": typeof domain_links_reason;
  "domain/links/score": typeof domain_links_score;
  "domain/liveCall": typeof domain_liveCall;
  "domain/personal": typeof domain_personal;
  "domain/protocol/cards/airway": typeof domain_protocol_cards_airway;
  "domain/protocol/cards/arrest": typeof domain_protocol_cards_arrest;
  "domain/protocol/cards/brain": typeof domain_protocol_cards_brain;
  "domain/protocol/cards/closing": typeof domain_protocol_cards_closing;
  "domain/protocol/cards/entry": typeof domain_protocol_cards_entry;
  "domain/protocol/cards/injury": typeof domain_protocol_cards_injury;
  "domain/protocol/cards/people": typeof domain_protocol_cards_people;
  "domain/protocol/cards/plain": typeof domain_protocol_cards_plain;
  "domain/protocol/check": typeof domain_protocol_check;
  "domain/protocol/condition": typeof domain_protocol_condition;
  "domain/protocol/course": typeof domain_protocol_course;
  "domain/protocol/phrase": typeof domain_protocol_phrase;
  "domain/protocol/protocol": typeof domain_protocol_protocol;
  "domain/protocol/read": typeof domain_protocol_read;
  "domain/protocol/sample": typeof domain_protocol_sample;
  "domain/protocol/topics": typeof domain_protocol_topics;
  "domain/protocol/ways": typeof domain_protocol_ways;
  "domain/review/form": typeof domain_review_form;
  "domain/review/pace": typeof domain_review_pace;
  "domain/review/proof": typeof domain_review_proof;
  "domain/review/spans": typeof domain_review_spans;
  "domain/roles": typeof domain_roles;
  "domain/roomSettings": typeof domain_roomSettings;
  "domain/sentiment": typeof domain_sentiment;
  "domain/supervision": typeof domain_supervision;
  "domain/templates": typeof domain_templates;
  "domain/transcript": typeof domain_transcript;
  "domain/triage": typeof domain_triage;
  "domain/voice": typeof domain_voice;
  earlier: typeof earlier;
  exports: typeof exports;
  functions: typeof functions;
  incidents: typeof incidents;
  links: typeof links;
  "model/alarms": typeof model_alarms;
  "model/alerts": typeof model_alerts;
  "model/analytics": typeof model_analytics;
  "model/answers": typeof model_answers;
  "model/audit": typeof model_audit;
  "model/auditTables": typeof model_auditTables;
  "model/board": typeof model_board;
  "model/callBacks": typeof model_callBacks;
  "model/callEnd": typeof model_callEnd;
  "model/callHours": typeof model_callHours;
  "model/callProgress": typeof model_callProgress;
  "model/callStart": typeof model_callStart;
  "model/callTables": typeof model_callTables;
  "model/callView": typeof model_callView;
  "model/caller": typeof model_caller;
  "model/calls": typeof model_calls;
  "model/campaigns": typeof model_campaigns;
  "model/card": typeof model_card;
  "model/coaching": typeof model_coaching;
  "model/corrections": typeof model_corrections;
  "model/course": typeof model_course;
  "model/deliveries": typeof model_deliveries;
  "model/dispatchers": typeof model_dispatchers;
  "model/earlier": typeof model_earlier;
  "model/events": typeof model_events;
  "model/exports": typeof model_exports;
  "model/external": typeof model_external;
  "model/fields": typeof model_fields;
  "model/given": typeof model_given;
  "model/help": typeof model_help;
  "model/incidentTables": typeof model_incidentTables;
  "model/incidents": typeof model_incidents;
  "model/links": typeof model_links;
  "model/linksTables": typeof model_linksTables;
  "model/merges": typeof model_merges;
  "model/metrics": typeof model_metrics;
  "model/nextActions": typeof model_nextActions;
  "model/objectives": typeof model_objectives;
  "model/orders": typeof model_orders;
  "model/patients": typeof model_patients;
  "model/phases": typeof model_phases;
  "model/presence": typeof model_presence;
  "model/proof": typeof model_proof;
  "model/protocolTables": typeof model_protocolTables;
  "model/protocols": typeof model_protocols;
  "model/purge": typeof model_purge;
  "model/recordings": typeof model_recordings;
  "model/refusal": typeof model_refusal;
  "model/retention": typeof model_retention;
  "model/retentionTraces": typeof model_retentionTraces;
  "model/reviewFacts": typeof model_reviewFacts;
  "model/reviewList": typeof model_reviewList;
  "model/reviewTables": typeof model_reviewTables;
  "model/reviewView": typeof model_reviewView;
  "model/reviews": typeof model_reviews;
  "model/roomTables": typeof model_roomTables;
  "model/seats": typeof model_seats;
  "model/sentiment": typeof model_sentiment;
  "model/settings": typeof model_settings;
  "model/settingsTables": typeof model_settingsTables;
  "model/shapes": typeof model_shapes;
  "model/supervision": typeof model_supervision;
  "model/supervisionTables": typeof model_supervisionTables;
  "model/system": typeof model_system;
  "model/transcript": typeof model_transcript;
  "model/users": typeof model_users;
  "mutations/liveCalls": typeof mutations_liveCalls;
  "mutations/supervision": typeof mutations_supervision;
  patients: typeof patients;
  protocol: typeof protocol;
  "queries/liveCalls": typeof queries_liveCalls;
  "queries/supervision": typeof queries_supervision;
  "queries/wallboard": typeof queries_wallboard;
  retention: typeof retention;
  review: typeof review;
  seats: typeof seats;
  settings: typeof settings;
  sweep: typeof sweep;
  trends: typeof trends;
  users: typeof users;
}>;

/**
 * A utility for referencing Convex functions in your app's public API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
export declare const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
>;

/**
 * A utility for referencing Convex functions in your app's internal API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = internal.myModule.myFunction;
 * ```
 */
export declare const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
>;

export declare const components: {};
