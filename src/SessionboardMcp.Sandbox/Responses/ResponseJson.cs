using System.Text.Json.Serialization;

namespace SessionboardMcp.Sandbox.Responses;

/// <summary>How answers are written: snake case, and without what is not there unless a property says otherwise.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(PageResponse<EventResponse>))]
[JsonSerializable(typeof(PageResponse<SessionResponse>))]
[JsonSerializable(typeof(PageResponse<SessionStatusResponse>))]
[JsonSerializable(typeof(ProxyPageResponse<SessionResponse>))]
[JsonSerializable(typeof(PageResponse<ContactResponse>))]
[JsonSerializable(typeof(ContactSessionsResponse<ContactSessionResponse>))]
[JsonSerializable(typeof(ContactSessionsResponse<OrganizationContactSessionResponse>))]
[JsonSerializable(typeof(PageResponse<AccountResponse>))]
[JsonSerializable(typeof(PageResponse<SettingResponse>))]
[JsonSerializable(typeof(PageResponse<RoomResponse>))]
[JsonSerializable(typeof(PageResponse<StatusResponse>))]
[JsonSerializable(typeof(PageResponse<FieldResponse>))]
[JsonSerializable(typeof(IReadOnlyList<SettingResponse>))]
[JsonSerializable(typeof(IReadOnlyList<RoomResponse>))]
[JsonSerializable(typeof(IReadOnlyList<StatusResponse>))]
[JsonSerializable(typeof(IReadOnlyList<FieldResponse>))]
[JsonSerializable(typeof(UnassignedResponse))]
[JsonSerializable(typeof(PageResponse<InsightsReportResponse>))]
[JsonSerializable(typeof(PageResponse<OrganizationReportResponse>))]
[JsonSerializable(typeof(ListResponse<InsightsReportResponse>))]
[JsonSerializable(typeof(ListResponse<ReportResponse>))]
[JsonSerializable(typeof(IReadOnlyList<OrganizationDashboardResponse>))]
[JsonSerializable(typeof(IReadOnlyList<DashboardResponse>))]
[JsonSerializable(typeof(SuggestionsResponse))]
[JsonSerializable(typeof(IReadOnlyList<AgendaDraftResponse>))]
[JsonSerializable(typeof(IReadOnlyList<DraftSessionResponse>))]
[JsonSerializable(typeof(DraftChangesResponse))]
[JsonSerializable(typeof(IReadOnlyList<SchedulingRuleResponse>))]
[JsonSerializable(typeof(IReadOnlyList<PersonaResponse>))]
[JsonSerializable(typeof(GeneratedQueryResponse))]
[JsonSerializable(typeof(ProxyPageResponse<SessionContentResponse>))]
[JsonSerializable(typeof(DataResponse<SessionContentResponse>))]
[JsonSerializable(typeof(DataResponse<EventContentResponse>))]
[JsonSerializable(typeof(DataResponse<ContentItemResponse>))]
[JsonSerializable(typeof(DataPageResponse<TranscriptionResponse>))]
[JsonSerializable(typeof(DataResponse<TranscriptionResponse>))]
[JsonSerializable(typeof(DataResponse<IReadOnlyList<RecordingResponse>>))]
[JsonSerializable(typeof(DataResponse<RecordingResponse>))]
[JsonSerializable(typeof(DataResponse<MediaItemResponse>))]
[JsonSerializable(typeof(DataResponse<IReadOnlyList<ContentResponse>>))]
[JsonSerializable(typeof(BulkResponse))]
internal sealed partial class ResponseJson : JsonSerializerContext;
