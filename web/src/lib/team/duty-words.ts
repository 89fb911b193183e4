import type { BuiltInDutyId, Duty } from '@muster/model';
import * as m from '#lib/paraglide/messages.js';

/** A duty as people read it: the team's own words, else those of the built-in one. */
export const dutyText = ({ id, text }: Pick<Duty, 'id' | 'text'>): string => text ?? builtIn[id]?.() ?? id;

const texts: Record<BuiltInDutyId, () => string> = {
  'project-manager.kick-off': m.team_duty_project_manager_kick_off,
  'project-manager.goals': m.team_duty_project_manager_goals,
  'project-manager.progress': m.team_duty_project_manager_progress,
  'project-manager.resources': m.team_duty_project_manager_resources,
  'project-manager.risks': m.team_duty_project_manager_risks,
  'project-manager.contact': m.team_duty_project_manager_contact,
  'project-manager.review': m.team_duty_project_manager_review,
  'recruiter.channels': m.team_duty_recruiter_channels,
  'recruiter.screening': m.team_duty_recruiter_screening,
  'recruiter.invitations': m.team_duty_recruiter_invitations,
  'recruiter.interviews': m.team_duty_recruiter_interviews,
  'recruiter.offers': m.team_duty_recruiter_offers,
  'recruiter.relations': m.team_duty_recruiter_relations,
  'recruiter.data-entry': m.team_duty_recruiter_data_entry,
  'tech-support.running': m.team_duty_tech_support_running,
  'tech-support.help': m.team_duty_tech_support_help,
  'tech-support.accounts': m.team_duty_tech_support_accounts,
  'tech-support.import-export': m.team_duty_tech_support_import_export,
  'tech-support.integrations': m.team_duty_tech_support_integrations,
  'tech-support.backup': m.team_duty_tech_support_backup,
  'data-analyst.follow': m.team_duty_data_analyst_follow,
  'data-analyst.quality': m.team_duty_data_analyst_quality,
  'data-analyst.analyse': m.team_duty_data_analyst_analyse,
  'data-analyst.report': m.team_duty_data_analyst_report,
  'data-analyst.propose': m.team_duty_data_analyst_propose,
  'sales-support.needs': m.team_duty_sales_support_needs,
  'sales-support.posts': m.team_duty_sales_support_posts,
  'sales-support.priorities': m.team_duty_sales_support_priorities,
  'sales-support.feedback': m.team_duty_sales_support_feedback,
  'sales-support.onboarding': m.team_duty_sales_support_onboarding,
  'interviewer.needs': m.team_duty_interviewer_needs,
  'interviewer.times': m.team_duty_interviewer_times,
  'interviewer.interviews': m.team_duty_interviewer_interviews,
  'interviewer.scorecards': m.team_duty_interviewer_scorecards,
  'interviewer.decisions': m.team_duty_interviewer_decisions,
  'interviewer.welcome': m.team_duty_interviewer_welcome,
};
const builtIn: Readonly<Record<string, (() => string) | undefined>> = texts;
