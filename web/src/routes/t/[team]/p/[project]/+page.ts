import { redirect } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** Today is the home page of a project. */
export const load: PageLoad = ({ params }) => redirect(307, `/t/${params.team}/p/${params.project}/today`);
