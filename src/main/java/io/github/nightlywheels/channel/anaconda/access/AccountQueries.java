package io.github.nightlywheels.channel.anaconda.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.ApiRequest;
import io.github.nightlywheels.channel.anaconda.api.JsonFields;
import java.util.List;
import java.util.Optional;

/**
 * The questions about the account, its token and the organization ({@code anaconda-api.md} section 1.2).
 *
 * @param account whose token it is
 * @param token what the server says of the token that asks
 * @param allTokens what it says of all tokens of the account
 * @param organization the account that owns the channel
 * @param memberships the organizations that the account belongs to
 */
record AccountQueries(
        Query<Account> account,
        Query<TokenEntry> token,
        Query<List<TokenEntry>> allTokens,
        Query<Account> organization,
        Query<List<String>> memberships) {

    static AccountQueries of(QueryRunner runner, AccessApis apis, String organization) {
        return new AccountQueries(
                runner.query(
                        apis.patient(), ApiRequest.get("ask whose token it is", "user"), AccountQueries::readAccount),
                runner.query(apis.hints(), ApiRequest.get("ask about the token", "authentication"), TokenEntry::read),
                runner.query(
                        apis.hints(),
                        ApiRequest.get("list the account's tokens", "authentications"),
                        TokenEntry::readAll),
                runner.query(
                        apis.patient(),
                        ApiRequest.get("look up the organization", "user", organization),
                        AccountQueries::readAccount),
                runner.query(
                        apis.hints(),
                        ApiRequest.get("list the account's organizations", "user", "orgs"),
                        JsonLists::logins));
    }

    private static Lookup<Account> readAccount(JsonNode json) {
        Optional<Account.AccountKind> kind = JsonFields.text(json, "user_type").flatMap(type -> switch (type) {
            case "user" -> Optional.of(Account.AccountKind.PERSON);
            case "org" -> Optional.of(Account.AccountKind.ORGANIZATION);
            default -> Optional.empty();
        });
        return JsonFields.text(json, "login")
                .<Lookup<Account>>map(login -> new Lookup.Found<>(new Account(login, kind)))
                .orElseGet(() -> new Lookup.Unknown<>("the server's answer names no account"));
    }

    /** Whether the answer about the token leaves something open that the list of all may tell. */
    boolean leavesTokenOpen() {
        return token.lookup()
                .known()
                .map(TokenEntry::record)
                .map(known -> known.scopes().isEmpty() || known.expiry() instanceof Expiry.Untold)
                .orElse(true);
    }

    /** What the server says of the token that asks and, for what that leaves open, of all tokens. */
    Lookup<TokenRecord> tokenRecord() {
        Lookup<TokenRecord> alone = token.lookup().map(entry -> new Lookup.Found<>(entry.record()));
        Optional<TokenRecord> listed = allTokens.lookup().known().flatMap(this::ownEntry);
        if (listed.isEmpty() || alone.known().isEmpty()) {
            return listed.<Lookup<TokenRecord>>map(Lookup.Found::new).orElse(alone);
        }
        TokenRecord first = alone.known().get();
        TokenRecord second = listed.get();
        return new Lookup.Found<>(new TokenRecord(
                first.name().or(second::name),
                first.scopes().or(second::scopes),
                first.expiry() instanceof Expiry.Untold ? second.expiry() : first.expiry()));
    }

    /** The token's entry in the list of all: the one with its id, or the only one. */
    private Optional<TokenRecord> ownEntry(List<TokenEntry> list) {
        Optional<String> id = token.lookup().known().flatMap(TokenEntry::id);
        List<TokenEntry> same = list.stream()
                .filter(entry -> id.isEmpty() || id.equals(entry.id()))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0).record()) : Optional.empty();
    }
}
