namespace SessionboardMcp.Core.Answers;

/// <summary>Top-level domains, as far as people spell them out: every country's, and the common ones of the others (IANA root zone, 2026).</summary>
internal static class TopDomains
{
    private const string Countries =
        "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr "
        + "ga gb gd ge gf gg gh gi gl gm gn gp gq gr gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms "
        + "mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv "
        + "tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw";

    private const string Others =
        "com org net edu gov mil int info biz name pro coop aero museum jobs mobi tel travel cat asia post xxx example test app dev page cloud online site website web tech technology software systems solutions services agency studio "
        + "design digital media blog news email mail xyz club shop store live life world global international network community social group team company business consulting ventures capital partners academy education university school "
        + "institute foundation ngo ong science health care clinic law legal finance bank money events show tv radio film music art photo photography space zone today works work run codes engineering build tools expert guru ninja rocks "
        + "one top vip wiki fun games game house land city berlin hamburg koeln cologne bayern wien paris bzh london scot wales cymru amsterdam brussels vlaanderen gent madrid barcelona eus gal istanbul moscow tokyo osaka nyc boston miami "
        + "vegas sydney melbourne capetown durban joburg africa lat gmbh ltd llc inc swiss google amazon microsoft apple bmw sap";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> All = Set($"{Countries} {Others}");

    // Enough to tell an address with spaces in it from a sentence, and not what files end with: py, rs, md.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Common =
        Set("com org net edu gov info biz example test de fr uk eu nl ch at es it us ca au in jp cn br mx se no dk fi pl cz ie be io co ai dev app me");

    /// <summary>Whether it is one.</summary>
    public static bool Contains(ReadOnlySpan<char> label) => All.Contains(label);

    /// <summary>Whether many addresses end so.</summary>
    public static bool IsCommon(ReadOnlySpan<char> label) => Common.Contains(label);

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
