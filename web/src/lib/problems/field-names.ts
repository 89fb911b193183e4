import * as m from '#lib/paraglide/messages.js';

/** The name of a record's field in the reader's language; an unknown field is shown as it is called. */
export const fieldLabel = (field: string): string => fields[field]?.() ?? field;

const fields: Record<string, () => string> = {
  name: m.problem_field_name,
  title: m.problem_field_title,
  department: m.problem_field_department,
  reason: m.problem_field_reason,
  hiringManager: m.problem_field_hiring_manager,
  headcount: m.problem_field_headcount,
  targetOn: m.problem_field_target_on,
  city: m.problem_field_city,
  education: m.problem_field_education,
  school: m.problem_field_school,
  major: m.problem_field_major,
  experienceYears: m.problem_field_experience_years,
  currentCompany: m.problem_field_current_company,
  currentPost: m.problem_field_current_post,
  availableFrom: m.problem_field_available_from,
  referrer: m.problem_field_referrer,
  phone: m.problem_field_phone,
  email: m.problem_field_email,
  wechat: m.problem_field_wechat,
  expectedSalary: m.problem_field_expected_salary,
  tags: m.problem_field_tags,
  text: m.problem_field_text,
  dueOn: m.problem_field_due_on,
  limitDays: m.problem_field_limit_days,
  workLimit: m.problem_field_work_limit,
  colour: m.problem_field_colour,
  timeZone: m.problem_field_time_zone,
  appliedAt: m.problem_field_applied_at,
  note: m.problem_field_note,
  description: m.problem_field_description,
};
