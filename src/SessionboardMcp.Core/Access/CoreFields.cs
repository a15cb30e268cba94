using System.Collections.Frozen;
using System.Text;

namespace SessionboardMcp.Core.Access;

/// <summary>
/// The standard fields of sessions, people, companies, settings, ratings and events that hold nothing personal beyond a name, by which every
/// answer of Sessionboard's own programme is told: what leaves where the schema does not say of a field whether it is personal. From
/// Sessionboard's API reference, its help centre, and the fields that its schema is known to have.
/// </summary>
internal static class CoreFields
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        """
        id event_id display_id friendly_id external_id client_session_id name title slug description type kind status status_category display_status
        custom_status custom_status_id starts_at start_date start_time ends_at end_date end_time date day duration duration_minutes is_scheduled
        capacity ceu_credits is_public is_abstract is_draft is_withdrawn withdrawn_at external_url video_url virtual_meeting_url
        submitter_contact_id session_id contact_id track_id track_name room_id room_name format_id format_name level_id level_name language_id
        language_name tag_id tag_name tags speaker_count session_count file_count created_at updated_at deleted_at admin_url timezone position
        sort_order color track room format level language first_name last_name full_name company company_name about bio photo_url is_speaker
        website_url linkedin_url twitter_url facebook_url instagram_url honorific salutation past_companies educational_affiliation languages
        availability preferred_session_format topic_expertise audience_type industry headcount years_in_operation organization_structure
        global_region brand logo_image_url banner_image_url snapchat_username tiktok_username role_slug role_name role_name_plural core_role role score average_score rating
        rating_count lowest_score highest_score last_rated_at criterion comment reviewer count total
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>
    /// Whether the field is one of them, in any case and with any signs between its words. Letters that only look like those are another name:
    /// what resembles a harmless one is not harmless for it.
    /// </summary>
    public static bool Contain(string name) => Ascii.IsValid(name) && Names.Contains(FieldWords.Key(name));
}
